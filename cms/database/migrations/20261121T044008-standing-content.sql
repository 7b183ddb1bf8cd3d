CREATE TYPE "public"."page_topic" AS ENUM('conditions', 'economy', 'history', 'functions', 'organisation', 'contact', 'privacy', 'other');
CREATE TYPE "public"."page_language" AS ENUM('vi', 'en', 'hmn', 'tyz', 'blt', 'mtq', 'nut', 'ium', 'hni', 'rad', 'jra', 'bdq', 'sed', 'kpm', 'hre', 'brv', 'cjm', 'km', 'zh');
CREATE TYPE "public"."enum_pages_status" AS ENUM('draft', 'published');
CREATE TYPE "public"."enum__pages_v_version_status" AS ENUM('draft', 'published');
CREATE TYPE "public"."enum__pages_v_published_locale" AS ENUM('vi', 'en');
CREATE TYPE "public"."enum_officials_status" AS ENUM('draft', 'published');
CREATE TYPE "public"."enum__officials_v_version_status" AS ENUM('draft', 'published');
CREATE TYPE "public"."enum__officials_v_published_locale" AS ENUM('vi', 'en');
CREATE TYPE "public"."weekday" AS ENUM('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun');
CREATE TYPE "public"."enum_engagements_status" AS ENUM('draft', 'published');
CREATE TYPE "public"."enum__engagements_v_version_status" AS ENUM('draft', 'published');
CREATE TYPE "public"."enum__engagements_v_published_locale" AS ENUM('vi', 'en');
CREATE TYPE "public"."enum_procedures_status" AS ENUM('draft', 'published');
CREATE TYPE "public"."enum__procedures_v_version_status" AS ENUM('draft', 'published');
CREATE TYPE "public"."enum__procedures_v_published_locale" AS ENUM('vi', 'en');
CREATE TYPE "public"."site_language" AS ENUM('hmn', 'tyz', 'blt', 'mtq', 'nut', 'ium', 'hni', 'rad', 'jra', 'bdq', 'sed', 'kpm', 'hre', 'brv', 'cjm', 'km', 'zh');
CREATE TYPE "public"."site_theme" AS ENUM('nuoc', 'nui', 'gom');
CREATE TYPE "public"."category_section" AS ENUM('essential', 'news', 'notices', 'direction', 'disclosure', 'consultations');
ALTER TYPE "public"."bulletin_language" ADD VALUE 'tyz' BEFORE 'rad';
ALTER TYPE "public"."bulletin_language" ADD VALUE 'blt' BEFORE 'rad';
ALTER TYPE "public"."bulletin_language" ADD VALUE 'mtq' BEFORE 'rad';
ALTER TYPE "public"."bulletin_language" ADD VALUE 'nut' BEFORE 'rad';
ALTER TYPE "public"."bulletin_language" ADD VALUE 'ium' BEFORE 'rad';
ALTER TYPE "public"."bulletin_language" ADD VALUE 'hni' BEFORE 'rad';
ALTER TYPE "public"."bulletin_language" ADD VALUE 'bdq';
ALTER TYPE "public"."bulletin_language" ADD VALUE 'sed';
ALTER TYPE "public"."bulletin_language" ADD VALUE 'kpm';
ALTER TYPE "public"."bulletin_language" ADD VALUE 'hre';
ALTER TYPE "public"."bulletin_language" ADD VALUE 'brv';
ALTER TYPE "public"."bulletin_language" ADD VALUE 'cjm';
ALTER TYPE "public"."bulletin_language" ADD VALUE 'km';
ALTER TYPE "public"."bulletin_language" ADD VALUE 'zh';
CREATE TABLE "pages" (
	"id" varchar PRIMARY KEY NOT NULL,
	"title" varchar,
	"body" jsonb,
	"topic" "page_topic",
	"language" "page_language" DEFAULT 'vi',
	"unit_id" uuid,
	"path" varchar,
	"shown" jsonb,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"_status" "enum_pages_status" DEFAULT 'draft'
);
CREATE TABLE "pages_rels" (
	"id" serial PRIMARY KEY NOT NULL,
	"order" integer,
	"parent_id" varchar NOT NULL,
	"path" varchar NOT NULL,
	"media_id" uuid
);
CREATE TABLE "_pages_v" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"parent_id" varchar,
	"version_title" varchar,
	"version_body" jsonb,
	"version_topic" "page_topic",
	"version_language" "page_language" DEFAULT 'vi',
	"version_unit_id" uuid,
	"version_path" varchar,
	"version_shown" jsonb,
	"version_updated_at" timestamp(3) with time zone,
	"version_created_at" timestamp(3) with time zone,
	"version__status" "enum__pages_v_version_status" DEFAULT 'draft',
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"snapshot" boolean,
	"published_locale" "enum__pages_v_published_locale",
	"latest" boolean
);
CREATE TABLE "_pages_v_rels" (
	"id" serial PRIMARY KEY NOT NULL,
	"order" integer,
	"parent_id" uuid NOT NULL,
	"path" varchar NOT NULL,
	"media_id" uuid
);
CREATE TABLE "officials" (
	"id" varchar PRIMARY KEY NOT NULL,
	"name" varchar,
	"position" varchar,
	"position_english" varchar,
	"department" varchar,
	"phone" varchar,
	"email" varchar,
	"duties" varchar,
	"biography" varchar,
	"portrait_id" uuid,
	"is_leader" boolean,
	"is_contact" boolean,
	"order" numeric DEFAULT 10,
	"unit_id" uuid,
	"path" varchar,
	"shown" jsonb,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"_status" "enum_officials_status" DEFAULT 'draft'
);
CREATE TABLE "_officials_v" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"parent_id" varchar,
	"version_name" varchar,
	"version_position" varchar,
	"version_position_english" varchar,
	"version_department" varchar,
	"version_phone" varchar,
	"version_email" varchar,
	"version_duties" varchar,
	"version_biography" varchar,
	"version_portrait_id" uuid,
	"version_is_leader" boolean,
	"version_is_contact" boolean,
	"version_order" numeric DEFAULT 10,
	"version_unit_id" uuid,
	"version_path" varchar,
	"version_shown" jsonb,
	"version_updated_at" timestamp(3) with time zone,
	"version_created_at" timestamp(3) with time zone,
	"version__status" "enum__officials_v_version_status" DEFAULT 'draft',
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"snapshot" boolean,
	"published_locale" "enum__officials_v_published_locale",
	"latest" boolean
);
CREATE TABLE "engagement_entries" (
	"_order" integer NOT NULL,
	"_parent_id" varchar NOT NULL,
	"id" varchar PRIMARY KEY NOT NULL,
	"weekday" "weekday" DEFAULT 'mon',
	"from" varchar DEFAULT '08:00',
	"leader" varchar,
	"subject" varchar,
	"place" varchar DEFAULT 'Trụ sở UBND'
);
CREATE TABLE "engagements" (
	"id" varchar PRIMARY KEY NOT NULL,
	"title" varchar,
	"monday" timestamp(3) with time zone,
	"unit_id" uuid,
	"path" varchar,
	"shown" jsonb,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"_status" "enum_engagements_status" DEFAULT 'draft'
);
CREATE TABLE "_engagement_entries_v" (
	"_order" integer NOT NULL,
	"_parent_id" uuid NOT NULL,
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"weekday" "weekday" DEFAULT 'mon',
	"from" varchar DEFAULT '08:00',
	"leader" varchar,
	"subject" varchar,
	"place" varchar DEFAULT 'Trụ sở UBND',
	"_uuid" varchar
);
CREATE TABLE "_engagements_v" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"parent_id" varchar,
	"version_title" varchar,
	"version_monday" timestamp(3) with time zone,
	"version_unit_id" uuid,
	"version_path" varchar,
	"version_shown" jsonb,
	"version_updated_at" timestamp(3) with time zone,
	"version_created_at" timestamp(3) with time zone,
	"version__status" "enum__engagements_v_version_status" DEFAULT 'draft',
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"snapshot" boolean,
	"published_locale" "enum__engagements_v_published_locale",
	"latest" boolean
);
CREATE TABLE "procedures" (
	"id" varchar PRIMARY KEY NOT NULL,
	"name" varchar,
	"field" varchar,
	"code" varchar,
	"href" varchar DEFAULT 'https://dichvucong.gov.vn/',
	"unit_id" uuid,
	"path" varchar,
	"shown" jsonb,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"_status" "enum_procedures_status" DEFAULT 'draft'
);
CREATE TABLE "_procedures_v" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"parent_id" varchar,
	"version_name" varchar,
	"version_field" varchar,
	"version_code" varchar,
	"version_href" varchar DEFAULT 'https://dichvucong.gov.vn/',
	"version_unit_id" uuid,
	"version_path" varchar,
	"version_shown" jsonb,
	"version_updated_at" timestamp(3) with time zone,
	"version_created_at" timestamp(3) with time zone,
	"version__status" "enum__procedures_v_version_status" DEFAULT 'draft',
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"snapshot" boolean,
	"published_locale" "enum__procedures_v_published_locale",
	"latest" boolean
);
CREATE TABLE "sites_languages" (
	"order" integer NOT NULL,
	"parent_id" uuid NOT NULL,
	"value" "site_language",
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL
);
CREATE TABLE "site_links" (
	"_order" integer NOT NULL,
	"_parent_id" uuid NOT NULL,
	"id" varchar PRIMARY KEY NOT NULL,
	"name" varchar NOT NULL,
	"href" varchar NOT NULL
);
UPDATE "sites" SET "theme" = 'nuoc' WHERE "theme" NOT IN ('nuoc', 'nui', 'gom');
ALTER TABLE "sites" ALTER COLUMN "theme" DROP DEFAULT;
ALTER TABLE "sites" ALTER COLUMN "theme" SET DATA TYPE "public"."site_theme" USING "theme"::"public"."site_theme";
ALTER TABLE "sites" ALTER COLUMN "theme" SET DEFAULT 'nuoc';
ALTER TABLE "bulletins" ADD COLUMN "slug" varchar;
ALTER TABLE "_bulletins_v" ADD COLUMN "version_slug" varchar;
ALTER TABLE "sites" ADD COLUMN "look_logo_id" uuid;
ALTER TABLE "sites" ADD COLUMN "look_header_id" uuid;
ALTER TABLE "sites" ADD COLUMN "look_colour" varchar;
ALTER TABLE "sites" ADD COLUMN "contact_fax" varchar;
ALTER TABLE "sites" ADD COLUMN "contact_hotline" varchar;
ALTER TABLE "sites" ADD COLUMN "contact_hours" varchar;
ALTER TABLE "categories" ADD COLUMN "section" "category_section" DEFAULT 'essential';
ALTER TABLE "pages" ADD CONSTRAINT "pages_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "pages_rels" ADD CONSTRAINT "pages_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."pages"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "pages_rels" ADD CONSTRAINT "pages_rels_media_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "_pages_v" ADD CONSTRAINT "_pages_v_parent_id_pages_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."pages"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "_pages_v" ADD CONSTRAINT "_pages_v_version_unit_id_units_id_fk" FOREIGN KEY ("version_unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "_pages_v_rels" ADD CONSTRAINT "_pages_v_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."_pages_v"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "_pages_v_rels" ADD CONSTRAINT "_pages_v_rels_media_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "officials" ADD CONSTRAINT "officials_portrait_id_media_id_fk" FOREIGN KEY ("portrait_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "officials" ADD CONSTRAINT "officials_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "_officials_v" ADD CONSTRAINT "_officials_v_parent_id_officials_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."officials"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "_officials_v" ADD CONSTRAINT "_officials_v_version_portrait_id_media_id_fk" FOREIGN KEY ("version_portrait_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "_officials_v" ADD CONSTRAINT "_officials_v_version_unit_id_units_id_fk" FOREIGN KEY ("version_unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "engagement_entries" ADD CONSTRAINT "engagement_entries_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."engagements"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "engagements" ADD CONSTRAINT "engagements_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "_engagement_entries_v" ADD CONSTRAINT "_engagement_entries_v_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_engagements_v"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "_engagements_v" ADD CONSTRAINT "_engagements_v_parent_id_engagements_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."engagements"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "_engagements_v" ADD CONSTRAINT "_engagements_v_version_unit_id_units_id_fk" FOREIGN KEY ("version_unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "procedures" ADD CONSTRAINT "procedures_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "_procedures_v" ADD CONSTRAINT "_procedures_v_parent_id_procedures_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."procedures"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "_procedures_v" ADD CONSTRAINT "_procedures_v_version_unit_id_units_id_fk" FOREIGN KEY ("version_unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "sites_languages" ADD CONSTRAINT "sites_languages_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "site_links" ADD CONSTRAINT "site_links_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;
CREATE INDEX "pages_unit_idx" ON "pages" USING btree ("unit_id");
CREATE INDEX "pages_path_idx" ON "pages" USING btree ("path");
CREATE INDEX "pages_updated_at_idx" ON "pages" USING btree ("updated_at");
CREATE INDEX "pages_created_at_idx" ON "pages" USING btree ("created_at");
CREATE INDEX "pages__status_idx" ON "pages" USING btree ("_status");
CREATE INDEX "pages_rels_order_idx" ON "pages_rels" USING btree ("order");
CREATE INDEX "pages_rels_parent_idx" ON "pages_rels" USING btree ("parent_id");
CREATE INDEX "pages_rels_path_idx" ON "pages_rels" USING btree ("path");
CREATE INDEX "pages_rels_media_id_idx" ON "pages_rels" USING btree ("media_id");
CREATE INDEX "_pages_v_parent_idx" ON "_pages_v" USING btree ("parent_id");
CREATE INDEX "_pages_v_version_version_unit_idx" ON "_pages_v" USING btree ("version_unit_id");
CREATE INDEX "_pages_v_version_version_path_idx" ON "_pages_v" USING btree ("version_path");
CREATE INDEX "_pages_v_version_version_updated_at_idx" ON "_pages_v" USING btree ("version_updated_at");
CREATE INDEX "_pages_v_version_version_created_at_idx" ON "_pages_v" USING btree ("version_created_at");
CREATE INDEX "_pages_v_version_version__status_idx" ON "_pages_v" USING btree ("version__status");
CREATE INDEX "_pages_v_created_at_idx" ON "_pages_v" USING btree ("created_at");
CREATE INDEX "_pages_v_updated_at_idx" ON "_pages_v" USING btree ("updated_at");
CREATE INDEX "_pages_v_snapshot_idx" ON "_pages_v" USING btree ("snapshot");
CREATE INDEX "_pages_v_published_locale_idx" ON "_pages_v" USING btree ("published_locale");
CREATE INDEX "_pages_v_latest_idx" ON "_pages_v" USING btree ("latest");
CREATE INDEX "_pages_v_rels_order_idx" ON "_pages_v_rels" USING btree ("order");
CREATE INDEX "_pages_v_rels_parent_idx" ON "_pages_v_rels" USING btree ("parent_id");
CREATE INDEX "_pages_v_rels_path_idx" ON "_pages_v_rels" USING btree ("path");
CREATE INDEX "_pages_v_rels_media_id_idx" ON "_pages_v_rels" USING btree ("media_id");
CREATE INDEX "officials_portrait_idx" ON "officials" USING btree ("portrait_id");
CREATE INDEX "officials_unit_idx" ON "officials" USING btree ("unit_id");
CREATE INDEX "officials_path_idx" ON "officials" USING btree ("path");
CREATE INDEX "officials_updated_at_idx" ON "officials" USING btree ("updated_at");
CREATE INDEX "officials_created_at_idx" ON "officials" USING btree ("created_at");
CREATE INDEX "officials__status_idx" ON "officials" USING btree ("_status");
CREATE INDEX "_officials_v_parent_idx" ON "_officials_v" USING btree ("parent_id");
CREATE INDEX "_officials_v_version_version_portrait_idx" ON "_officials_v" USING btree ("version_portrait_id");
CREATE INDEX "_officials_v_version_version_unit_idx" ON "_officials_v" USING btree ("version_unit_id");
CREATE INDEX "_officials_v_version_version_path_idx" ON "_officials_v" USING btree ("version_path");
CREATE INDEX "_officials_v_version_version_updated_at_idx" ON "_officials_v" USING btree ("version_updated_at");
CREATE INDEX "_officials_v_version_version_created_at_idx" ON "_officials_v" USING btree ("version_created_at");
CREATE INDEX "_officials_v_version_version__status_idx" ON "_officials_v" USING btree ("version__status");
CREATE INDEX "_officials_v_created_at_idx" ON "_officials_v" USING btree ("created_at");
CREATE INDEX "_officials_v_updated_at_idx" ON "_officials_v" USING btree ("updated_at");
CREATE INDEX "_officials_v_snapshot_idx" ON "_officials_v" USING btree ("snapshot");
CREATE INDEX "_officials_v_published_locale_idx" ON "_officials_v" USING btree ("published_locale");
CREATE INDEX "_officials_v_latest_idx" ON "_officials_v" USING btree ("latest");
CREATE INDEX "engagement_entries_order_idx" ON "engagement_entries" USING btree ("_order");
CREATE INDEX "engagement_entries_parent_id_idx" ON "engagement_entries" USING btree ("_parent_id");
CREATE INDEX "engagements_monday_idx" ON "engagements" USING btree ("monday");
CREATE INDEX "engagements_unit_idx" ON "engagements" USING btree ("unit_id");
CREATE INDEX "engagements_path_idx" ON "engagements" USING btree ("path");
CREATE INDEX "engagements_updated_at_idx" ON "engagements" USING btree ("updated_at");
CREATE INDEX "engagements_created_at_idx" ON "engagements" USING btree ("created_at");
CREATE INDEX "engagements__status_idx" ON "engagements" USING btree ("_status");
CREATE INDEX "_engagement_entries_v_order_idx" ON "_engagement_entries_v" USING btree ("_order");
CREATE INDEX "_engagement_entries_v_parent_id_idx" ON "_engagement_entries_v" USING btree ("_parent_id");
CREATE INDEX "_engagements_v_parent_idx" ON "_engagements_v" USING btree ("parent_id");
CREATE INDEX "_engagements_v_version_version_monday_idx" ON "_engagements_v" USING btree ("version_monday");
CREATE INDEX "_engagements_v_version_version_unit_idx" ON "_engagements_v" USING btree ("version_unit_id");
CREATE INDEX "_engagements_v_version_version_path_idx" ON "_engagements_v" USING btree ("version_path");
CREATE INDEX "_engagements_v_version_version_updated_at_idx" ON "_engagements_v" USING btree ("version_updated_at");
CREATE INDEX "_engagements_v_version_version_created_at_idx" ON "_engagements_v" USING btree ("version_created_at");
CREATE INDEX "_engagements_v_version_version__status_idx" ON "_engagements_v" USING btree ("version__status");
CREATE INDEX "_engagements_v_created_at_idx" ON "_engagements_v" USING btree ("created_at");
CREATE INDEX "_engagements_v_updated_at_idx" ON "_engagements_v" USING btree ("updated_at");
CREATE INDEX "_engagements_v_snapshot_idx" ON "_engagements_v" USING btree ("snapshot");
CREATE INDEX "_engagements_v_published_locale_idx" ON "_engagements_v" USING btree ("published_locale");
CREATE INDEX "_engagements_v_latest_idx" ON "_engagements_v" USING btree ("latest");
CREATE INDEX "procedures_unit_idx" ON "procedures" USING btree ("unit_id");
CREATE INDEX "procedures_path_idx" ON "procedures" USING btree ("path");
CREATE INDEX "procedures_updated_at_idx" ON "procedures" USING btree ("updated_at");
CREATE INDEX "procedures_created_at_idx" ON "procedures" USING btree ("created_at");
CREATE INDEX "procedures__status_idx" ON "procedures" USING btree ("_status");
CREATE INDEX "_procedures_v_parent_idx" ON "_procedures_v" USING btree ("parent_id");
CREATE INDEX "_procedures_v_version_version_unit_idx" ON "_procedures_v" USING btree ("version_unit_id");
CREATE INDEX "_procedures_v_version_version_path_idx" ON "_procedures_v" USING btree ("version_path");
CREATE INDEX "_procedures_v_version_version_updated_at_idx" ON "_procedures_v" USING btree ("version_updated_at");
CREATE INDEX "_procedures_v_version_version_created_at_idx" ON "_procedures_v" USING btree ("version_created_at");
CREATE INDEX "_procedures_v_version_version__status_idx" ON "_procedures_v" USING btree ("version__status");
CREATE INDEX "_procedures_v_created_at_idx" ON "_procedures_v" USING btree ("created_at");
CREATE INDEX "_procedures_v_updated_at_idx" ON "_procedures_v" USING btree ("updated_at");
CREATE INDEX "_procedures_v_snapshot_idx" ON "_procedures_v" USING btree ("snapshot");
CREATE INDEX "_procedures_v_published_locale_idx" ON "_procedures_v" USING btree ("published_locale");
CREATE INDEX "_procedures_v_latest_idx" ON "_procedures_v" USING btree ("latest");
CREATE INDEX "sites_languages_order_idx" ON "sites_languages" USING btree ("order");
CREATE INDEX "sites_languages_parent_idx" ON "sites_languages" USING btree ("parent_id");
CREATE INDEX "site_links_order_idx" ON "site_links" USING btree ("_order");
CREATE INDEX "site_links_parent_id_idx" ON "site_links" USING btree ("_parent_id");
ALTER TABLE "sites" ADD CONSTRAINT "sites_look_logo_id_media_id_fk" FOREIGN KEY ("look_logo_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "sites" ADD CONSTRAINT "sites_look_header_id_media_id_fk" FOREIGN KEY ("look_header_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
CREATE INDEX "sites_look_look_logo_idx" ON "sites" USING btree ("look_logo_id");
CREATE INDEX "sites_look_look_header_idx" ON "sites" USING btree ("look_header_id");
