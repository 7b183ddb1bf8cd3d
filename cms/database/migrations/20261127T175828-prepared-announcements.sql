CREATE TYPE "public"."enum_announcements_status" AS ENUM('draft', 'published');
CREATE TYPE "public"."enum__announcements_v_version_status" AS ENUM('draft', 'published');
CREATE TYPE "public"."enum__announcements_v_published_locale" AS ENUM('vi', 'en');
CREATE TABLE "announcements" (
	"id" varchar PRIMARY KEY NOT NULL,
	"title" varchar,
	"text" varchar,
	"unit_id" uuid,
	"path" varchar,
	"shown" jsonb,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"_status" "enum_announcements_status" DEFAULT 'draft'
);
CREATE TABLE "_announcements_v" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"parent_id" varchar,
	"version_title" varchar,
	"version_text" varchar,
	"version_unit_id" uuid,
	"version_path" varchar,
	"version_shown" jsonb,
	"version_updated_at" timestamp(3) with time zone,
	"version_created_at" timestamp(3) with time zone,
	"version__status" "enum__announcements_v_version_status" DEFAULT 'draft',
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"snapshot" boolean,
	"published_locale" "enum__announcements_v_published_locale",
	"latest" boolean
);
ALTER TABLE "announcements" ADD CONSTRAINT "announcements_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "_announcements_v" ADD CONSTRAINT "_announcements_v_parent_id_announcements_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."announcements"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "_announcements_v" ADD CONSTRAINT "_announcements_v_version_unit_id_units_id_fk" FOREIGN KEY ("version_unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
CREATE INDEX "announcements_unit_idx" ON "announcements" USING btree ("unit_id");
CREATE INDEX "announcements_path_idx" ON "announcements" USING btree ("path");
CREATE INDEX "announcements_updated_at_idx" ON "announcements" USING btree ("updated_at");
CREATE INDEX "announcements_created_at_idx" ON "announcements" USING btree ("created_at");
CREATE INDEX "announcements__status_idx" ON "announcements" USING btree ("_status");
CREATE INDEX "_announcements_v_parent_idx" ON "_announcements_v" USING btree ("parent_id");
CREATE INDEX "_announcements_v_version_version_unit_idx" ON "_announcements_v" USING btree ("version_unit_id");
CREATE INDEX "_announcements_v_version_version_path_idx" ON "_announcements_v" USING btree ("version_path");
CREATE INDEX "_announcements_v_version_version_updated_at_idx" ON "_announcements_v" USING btree ("version_updated_at");
CREATE INDEX "_announcements_v_version_version_created_at_idx" ON "_announcements_v" USING btree ("version_created_at");
CREATE INDEX "_announcements_v_version_version__status_idx" ON "_announcements_v" USING btree ("version__status");
CREATE INDEX "_announcements_v_created_at_idx" ON "_announcements_v" USING btree ("created_at");
CREATE INDEX "_announcements_v_updated_at_idx" ON "_announcements_v" USING btree ("updated_at");
CREATE INDEX "_announcements_v_snapshot_idx" ON "_announcements_v" USING btree ("snapshot");
CREATE INDEX "_announcements_v_published_locale_idx" ON "_announcements_v" USING btree ("published_locale");
CREATE INDEX "_announcements_v_latest_idx" ON "_announcements_v" USING btree ("latest");
