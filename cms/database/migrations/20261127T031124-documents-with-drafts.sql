CREATE TYPE "public"."enum_documents_status" AS ENUM('draft', 'published');
CREATE TYPE "public"."enum__documents_v_version_status" AS ENUM('draft', 'published');
CREATE TYPE "public"."enum__documents_v_published_locale" AS ENUM('vi', 'en');
CREATE TABLE "_documents_v" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"parent_id" varchar,
	"version_form" varchar,
	"version_symbol" varchar,
	"version_authority" varchar,
	"version_field" varchar,
	"version_issued_on" timestamp(3) with time zone,
	"version_effective_on" timestamp(3) with time zone,
	"version_abstract" varchar,
	"version_sha256" varchar,
	"version_unit_id" uuid,
	"version_path" varchar,
	"version_shown" jsonb,
	"version_updated_at" timestamp(3) with time zone,
	"version_created_at" timestamp(3) with time zone,
	"version__status" "enum__documents_v_version_status" DEFAULT 'draft',
	"version_url" varchar,
	"version_thumbnail_u_r_l" varchar,
	"version_filename" varchar,
	"version_mime_type" varchar,
	"version_filesize" numeric,
	"version_width" numeric,
	"version_height" numeric,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"snapshot" boolean,
	"published_locale" "enum__documents_v_published_locale",
	"latest" boolean
);
ALTER TABLE "documents" ALTER COLUMN "form" DROP NOT NULL;
ALTER TABLE "documents" ALTER COLUMN "symbol" DROP NOT NULL;
ALTER TABLE "documents" ALTER COLUMN "authority" DROP NOT NULL;
ALTER TABLE "documents" ALTER COLUMN "issued_on" DROP NOT NULL;
ALTER TABLE "documents" ALTER COLUMN "abstract" DROP NOT NULL;
ALTER TABLE "documents" ALTER COLUMN "unit_id" DROP NOT NULL;
ALTER TABLE "documents" ADD COLUMN "field" varchar;
ALTER TABLE "documents" ADD COLUMN "shown" jsonb;
-- Documents of before have no status until cms/publication/publish-kept.ts has made them public as they are.
ALTER TABLE "documents" ADD COLUMN "_status" "enum_documents_status";
ALTER TABLE "documents" ALTER COLUMN "_status" SET DEFAULT 'draft';
ALTER TABLE "_documents_v" ADD CONSTRAINT "_documents_v_parent_id_documents_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."documents"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "_documents_v" ADD CONSTRAINT "_documents_v_version_unit_id_units_id_fk" FOREIGN KEY ("version_unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
CREATE INDEX "_documents_v_parent_idx" ON "_documents_v" USING btree ("parent_id");
CREATE INDEX "_documents_v_version_version_sha256_idx" ON "_documents_v" USING btree ("version_sha256");
CREATE INDEX "_documents_v_version_version_unit_idx" ON "_documents_v" USING btree ("version_unit_id");
CREATE INDEX "_documents_v_version_version_path_idx" ON "_documents_v" USING btree ("version_path");
CREATE INDEX "_documents_v_version_version_updated_at_idx" ON "_documents_v" USING btree ("version_updated_at");
CREATE INDEX "_documents_v_version_version_created_at_idx" ON "_documents_v" USING btree ("version_created_at");
CREATE INDEX "_documents_v_version_version__status_idx" ON "_documents_v" USING btree ("version__status");
CREATE INDEX "_documents_v_version_version_filename_idx" ON "_documents_v" USING btree ("version_filename");
CREATE INDEX "_documents_v_created_at_idx" ON "_documents_v" USING btree ("created_at");
CREATE INDEX "_documents_v_updated_at_idx" ON "_documents_v" USING btree ("updated_at");
CREATE INDEX "_documents_v_snapshot_idx" ON "_documents_v" USING btree ("snapshot");
CREATE INDEX "_documents_v_published_locale_idx" ON "_documents_v" USING btree ("published_locale");
CREATE INDEX "_documents_v_latest_idx" ON "_documents_v" USING btree ("latest");
CREATE INDEX "documents__status_idx" ON "documents" USING btree ("_status");
