CREATE TYPE "public"."look_language" AS ENUM('hmn', 'tyz', 'blt', 'mtq', 'nut', 'ium', 'hni', 'rad', 'jra', 'bdq', 'sed', 'kpm', 'hre', 'brv', 'cjm', 'km', 'zh');
CREATE TYPE "public"."look_theme" AS ENUM('nuoc', 'nui', 'gom');
CREATE TYPE "public"."enum_looks_status" AS ENUM('draft', 'published');
CREATE TYPE "public"."enum__looks_v_version_status" AS ENUM('draft', 'published');
CREATE TYPE "public"."enum__looks_v_published_locale" AS ENUM('vi', 'en');
CREATE TABLE "looks_languages" (
	"order" integer NOT NULL,
	"parent_id" varchar NOT NULL,
	"value" "look_language",
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL
);
CREATE TABLE "look_links" (
	"_order" integer NOT NULL,
	"_parent_id" varchar NOT NULL,
	"id" varchar PRIMARY KEY NOT NULL,
	"name" varchar,
	"href" varchar
);
CREATE TABLE "looks" (
	"id" varchar PRIMARY KEY NOT NULL,
	"title" varchar,
	"theme" "look_theme" DEFAULT 'nuoc',
	"look_logo_id" uuid,
	"look_header_id" uuid,
	"look_colour" varchar,
	"contact_address" varchar,
	"contact_phone" varchar,
	"contact_fax" varchar,
	"contact_hotline" varchar,
	"contact_email" varchar,
	"contact_hours" varchar,
	"unit_id" uuid,
	"path" varchar,
	"shown" jsonb,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"_status" "enum_looks_status" DEFAULT 'draft'
);
CREATE TABLE "_looks_v_version_languages" (
	"order" integer NOT NULL,
	"parent_id" uuid NOT NULL,
	"value" "look_language",
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL
);
CREATE TABLE "_look_links_v" (
	"_order" integer NOT NULL,
	"_parent_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" varchar,
	"href" varchar,
	"_uuid" varchar
);
CREATE TABLE "_looks_v" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"parent_id" varchar,
	"version_title" varchar,
	"version_theme" "look_theme" DEFAULT 'nuoc',
	"version_look_logo_id" uuid,
	"version_look_header_id" uuid,
	"version_look_colour" varchar,
	"version_contact_address" varchar,
	"version_contact_phone" varchar,
	"version_contact_fax" varchar,
	"version_contact_hotline" varchar,
	"version_contact_email" varchar,
	"version_contact_hours" varchar,
	"version_unit_id" uuid,
	"version_path" varchar,
	"version_shown" jsonb,
	"version_updated_at" timestamp(3) with time zone,
	"version_created_at" timestamp(3) with time zone,
	"version__status" "enum__looks_v_version_status" DEFAULT 'draft',
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"snapshot" boolean,
	"published_locale" "enum__looks_v_published_locale",
	"latest" boolean
);
ALTER TABLE "looks_languages" ADD CONSTRAINT "looks_languages_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."looks"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "look_links" ADD CONSTRAINT "look_links_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."looks"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "looks" ADD CONSTRAINT "looks_look_logo_id_media_id_fk" FOREIGN KEY ("look_logo_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "looks" ADD CONSTRAINT "looks_look_header_id_media_id_fk" FOREIGN KEY ("look_header_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "looks" ADD CONSTRAINT "looks_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "_looks_v_version_languages" ADD CONSTRAINT "_looks_v_version_languages_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."_looks_v"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "_look_links_v" ADD CONSTRAINT "_look_links_v_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_looks_v"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "_looks_v" ADD CONSTRAINT "_looks_v_parent_id_looks_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."looks"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "_looks_v" ADD CONSTRAINT "_looks_v_version_look_logo_id_media_id_fk" FOREIGN KEY ("version_look_logo_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "_looks_v" ADD CONSTRAINT "_looks_v_version_look_header_id_media_id_fk" FOREIGN KEY ("version_look_header_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "_looks_v" ADD CONSTRAINT "_looks_v_version_unit_id_units_id_fk" FOREIGN KEY ("version_unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
CREATE INDEX "looks_languages_order_idx" ON "looks_languages" USING btree ("order");
CREATE INDEX "looks_languages_parent_idx" ON "looks_languages" USING btree ("parent_id");
CREATE INDEX "look_links_order_idx" ON "look_links" USING btree ("_order");
CREATE INDEX "look_links_parent_id_idx" ON "look_links" USING btree ("_parent_id");
CREATE INDEX "looks_look_look_logo_idx" ON "looks" USING btree ("look_logo_id");
CREATE INDEX "looks_look_look_header_idx" ON "looks" USING btree ("look_header_id");
CREATE INDEX "looks_unit_idx" ON "looks" USING btree ("unit_id");
CREATE INDEX "looks_path_idx" ON "looks" USING btree ("path");
CREATE INDEX "looks_updated_at_idx" ON "looks" USING btree ("updated_at");
CREATE INDEX "looks_created_at_idx" ON "looks" USING btree ("created_at");
CREATE INDEX "looks__status_idx" ON "looks" USING btree ("_status");
CREATE UNIQUE INDEX "unit_1_idx" ON "looks" USING btree ("unit_id");
CREATE INDEX "_looks_v_version_languages_order_idx" ON "_looks_v_version_languages" USING btree ("order");
CREATE INDEX "_looks_v_version_languages_parent_idx" ON "_looks_v_version_languages" USING btree ("parent_id");
CREATE INDEX "_look_links_v_order_idx" ON "_look_links_v" USING btree ("_order");
CREATE INDEX "_look_links_v_parent_id_idx" ON "_look_links_v" USING btree ("_parent_id");
CREATE INDEX "_looks_v_parent_idx" ON "_looks_v" USING btree ("parent_id");
CREATE INDEX "_looks_v_version_look_version_look_logo_idx" ON "_looks_v" USING btree ("version_look_logo_id");
CREATE INDEX "_looks_v_version_look_version_look_header_idx" ON "_looks_v" USING btree ("version_look_header_id");
CREATE INDEX "_looks_v_version_version_unit_idx" ON "_looks_v" USING btree ("version_unit_id");
CREATE INDEX "_looks_v_version_version_path_idx" ON "_looks_v" USING btree ("version_path");
CREATE INDEX "_looks_v_version_version_updated_at_idx" ON "_looks_v" USING btree ("version_updated_at");
CREATE INDEX "_looks_v_version_version_created_at_idx" ON "_looks_v" USING btree ("version_created_at");
CREATE INDEX "_looks_v_version_version__status_idx" ON "_looks_v" USING btree ("version__status");
CREATE INDEX "_looks_v_created_at_idx" ON "_looks_v" USING btree ("created_at");
CREATE INDEX "_looks_v_updated_at_idx" ON "_looks_v" USING btree ("updated_at");
CREATE INDEX "_looks_v_snapshot_idx" ON "_looks_v" USING btree ("snapshot");
CREATE INDEX "_looks_v_published_locale_idx" ON "_looks_v" USING btree ("published_locale");
CREATE INDEX "_looks_v_latest_idx" ON "_looks_v" USING btree ("latest");
CREATE INDEX "version_unit_idx" ON "_looks_v" USING btree ("version_unit_id");
-- The looks of before stood on sites and have no status until cms/publication/publish-kept.ts has made them public.
INSERT INTO "looks" ("id", "theme", "look_logo_id", "look_header_id", "look_colour", "contact_address", "contact_phone", "contact_fax", "contact_hotline", "contact_email", "contact_hours", "unit_id", "path", "_status")
	SELECT gen_random_uuid()::text, "theme"::text::"look_theme", "look_logo_id", "look_header_id", "look_colour", "contact_address", "contact_phone", "contact_fax", "contact_hotline", "contact_email", "contact_hours", "unit_id", "path", NULL FROM "sites";
INSERT INTO "look_links" ("_order", "_parent_id", "id", "name", "href")
	SELECT "site_links"."_order", "looks"."id", "site_links"."id", "site_links"."name", "site_links"."href" FROM "site_links"
	JOIN "sites" ON "sites"."id" = "site_links"."_parent_id" JOIN "looks" ON "looks"."unit_id" = "sites"."unit_id";
INSERT INTO "looks_languages" ("order", "parent_id", "value")
	SELECT "sites_languages"."order", "looks"."id", "sites_languages"."value"::text::"look_language" FROM "sites_languages"
	JOIN "sites" ON "sites"."id" = "sites_languages"."parent_id" JOIN "looks" ON "looks"."unit_id" = "sites"."unit_id";
ALTER TABLE "sites_languages" DISABLE ROW LEVEL SECURITY;
ALTER TABLE "site_links" DISABLE ROW LEVEL SECURITY;
DROP TABLE "sites_languages" CASCADE;
DROP TABLE "site_links" CASCADE;
ALTER TABLE "sites" DROP CONSTRAINT "sites_look_logo_id_media_id_fk";
ALTER TABLE "sites" DROP CONSTRAINT "sites_look_header_id_media_id_fk";
DROP INDEX "sites_look_look_logo_idx";
DROP INDEX "sites_look_look_header_idx";
ALTER TABLE "sites" DROP COLUMN "theme";
ALTER TABLE "sites" DROP COLUMN "look_logo_id";
ALTER TABLE "sites" DROP COLUMN "look_header_id";
ALTER TABLE "sites" DROP COLUMN "look_colour";
ALTER TABLE "sites" DROP COLUMN "contact_address";
ALTER TABLE "sites" DROP COLUMN "contact_phone";
ALTER TABLE "sites" DROP COLUMN "contact_fax";
ALTER TABLE "sites" DROP COLUMN "contact_hotline";
ALTER TABLE "sites" DROP COLUMN "contact_email";
ALTER TABLE "sites" DROP COLUMN "contact_hours";
DROP TYPE "public"."site_language";
DROP TYPE "public"."site_theme";
