CREATE TYPE "public"."_locales" AS ENUM('vi', 'en');
CREATE TYPE "public"."bulletin_channel" AS ENUM('site', 'board', 'speaker');
CREATE TYPE "public"."bulletin_language" AS ENUM('vi', 'en', 'hmn', 'rad', 'jra');
CREATE TYPE "public"."bulletin_priority" AS ENUM('normal', 'priority', 'emergency');
CREATE TYPE "public"."bulletin_stage" AS ENUM('draft', 'submitted', 'approved', 'rejected', 'withdrawn');
CREATE TYPE "public"."enum_bulletins_status" AS ENUM('draft', 'published');
CREATE TYPE "public"."enum__bulletins_v_version_status" AS ENUM('draft', 'published');
CREATE TYPE "public"."enum__bulletins_v_published_locale" AS ENUM('vi', 'en');
CREATE TYPE "public"."decision_choice" AS ENUM('accept', 'decline');
CREATE TYPE "public"."board_technology" AS ENUM('led', 'lcd');
CREATE TYPE "public"."board_colour" AS ENUM('full', 'one-bit');
CREATE TYPE "public"."speaker_accent" AS ENUM('northern', 'central', 'southern');
CREATE TYPE "public"."failure_channel" AS ENUM('site', 'board', 'speaker');
CREATE TYPE "public"."playout_result" AS ENUM('played', 'partial', 'skipped', 'preempted', 'failed');
CREATE TYPE "public"."unit_type" AS ENUM('tỉnh', 'thành phố', 'huyện', 'quận', 'thị xã', 'thành phố thuộc tỉnh', 'xã', 'phường', 'đặc khu', 'thị trấn');
CREATE TYPE "public"."user_role" AS ENUM('admin', 'editor', 'approver', 'auditor');
CREATE TYPE "public"."device_act" AS ENUM('refresh', 'blank', 'show', 'test');
CREATE TABLE "bulletins_channels" (
	"order" integer NOT NULL,
	"parent_id" varchar NOT NULL,
	"value" "bulletin_channel",
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL
);
CREATE TABLE "bulletins" (
	"id" varchar PRIMARY KEY NOT NULL,
	"title" varchar,
	"category_id" uuid,
	"summary" varchar,
	"body" jsonb,
	"renditions_board" varchar,
	"renditions_script" varchar,
	"renditions_message" varchar,
	"issuer" varchar,
	"language" "bulletin_language" DEFAULT 'vi',
	"corrects_id" varchar,
	"from" timestamp(3) with time zone,
	"until" timestamp(3) with time zone,
	"priority" "bulletin_priority" DEFAULT 'normal',
	"unit_id" uuid,
	"path" varchar,
	"stage" "bulletin_stage" DEFAULT 'draft',
	"submitted_by_id" uuid,
	"submitted_at" timestamp(3) with time zone,
	"submitted_hash" varchar,
	"approved_by_id" uuid,
	"approved_at" timestamp(3) with time zone,
	"approved_hash" varchar,
	"reject_reason" varchar,
	"withdrawn_by_id" uuid,
	"withdrawn_at" timestamp(3) with time zone,
	"withdraw_reason" varchar,
	"approved" jsonb,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"_status" "enum_bulletins_status" DEFAULT 'draft'
);
CREATE TABLE "bulletins_rels" (
	"id" serial PRIMARY KEY NOT NULL,
	"order" integer,
	"parent_id" varchar NOT NULL,
	"path" varchar NOT NULL,
	"media_id" uuid,
	"units_id" uuid,
	"users_id" uuid
);
CREATE TABLE "_bulletins_v_version_channels" (
	"order" integer NOT NULL,
	"parent_id" uuid NOT NULL,
	"value" "bulletin_channel",
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL
);
CREATE TABLE "_bulletins_v" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"parent_id" varchar,
	"version_title" varchar,
	"version_category_id" uuid,
	"version_summary" varchar,
	"version_body" jsonb,
	"version_renditions_board" varchar,
	"version_renditions_script" varchar,
	"version_renditions_message" varchar,
	"version_issuer" varchar,
	"version_language" "bulletin_language" DEFAULT 'vi',
	"version_corrects_id" varchar,
	"version_from" timestamp(3) with time zone,
	"version_until" timestamp(3) with time zone,
	"version_priority" "bulletin_priority" DEFAULT 'normal',
	"version_unit_id" uuid,
	"version_path" varchar,
	"version_stage" "bulletin_stage" DEFAULT 'draft',
	"version_submitted_by_id" uuid,
	"version_submitted_at" timestamp(3) with time zone,
	"version_submitted_hash" varchar,
	"version_approved_by_id" uuid,
	"version_approved_at" timestamp(3) with time zone,
	"version_approved_hash" varchar,
	"version_reject_reason" varchar,
	"version_withdrawn_by_id" uuid,
	"version_withdrawn_at" timestamp(3) with time zone,
	"version_withdraw_reason" varchar,
	"version_approved" jsonb,
	"version_updated_at" timestamp(3) with time zone,
	"version_created_at" timestamp(3) with time zone,
	"version__status" "enum__bulletins_v_version_status" DEFAULT 'draft',
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"snapshot" boolean,
	"published_locale" "enum__bulletins_v_published_locale",
	"latest" boolean
);
CREATE TABLE "_bulletins_v_rels" (
	"id" serial PRIMARY KEY NOT NULL,
	"order" integer,
	"parent_id" uuid NOT NULL,
	"path" varchar NOT NULL,
	"media_id" uuid,
	"units_id" uuid,
	"users_id" uuid
);
CREATE TABLE "decisions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"bulletin_id" varchar NOT NULL,
	"choice" "decision_choice" NOT NULL,
	"unit_id" uuid NOT NULL,
	"path" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
CREATE TABLE "media" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"alt" varchar NOT NULL,
	"sha256" varchar,
	"unit_id" uuid NOT NULL,
	"path" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"url" varchar,
	"thumbnail_u_r_l" varchar,
	"filename" varchar,
	"mime_type" varchar,
	"filesize" numeric,
	"width" numeric,
	"height" numeric
);
CREATE TABLE "documents" (
	"id" varchar PRIMARY KEY NOT NULL,
	"form" varchar NOT NULL,
	"symbol" varchar NOT NULL,
	"authority" varchar NOT NULL,
	"issued_on" timestamp(3) with time zone NOT NULL,
	"effective_on" timestamp(3) with time zone,
	"abstract" varchar NOT NULL,
	"sha256" varchar,
	"unit_id" uuid NOT NULL,
	"path" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"url" varchar,
	"thumbnail_u_r_l" varchar,
	"filename" varchar,
	"mime_type" varchar,
	"filesize" numeric,
	"width" numeric,
	"height" numeric
);
CREATE TABLE "site_aliases" (
	"_order" integer NOT NULL,
	"_parent_id" uuid NOT NULL,
	"id" varchar PRIMARY KEY NOT NULL,
	"host" varchar NOT NULL
);
CREATE TABLE "sites" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"host" varchar NOT NULL,
	"theme" varchar DEFAULT 'nuoc' NOT NULL,
	"contact_address" varchar,
	"contact_phone" varchar,
	"contact_email" varchar,
	"unit_id" uuid NOT NULL,
	"path" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
CREATE TABLE "boards" (
	"id" varchar PRIMARY KEY NOT NULL,
	"name" varchar NOT NULL,
	"technology" "board_technology" DEFAULT 'led' NOT NULL,
	"width" numeric NOT NULL,
	"height" numeric NOT NULL,
	"colour" "board_colour" DEFAULT 'full' NOT NULL,
	"blanked" boolean DEFAULT false,
	"unit_id" uuid NOT NULL,
	"path" varchar,
	"code_hash" varchar,
	"code_until" timestamp(3) with time zone,
	"public_key" varchar,
	"token_hash" varchar,
	"enrolled_at" timestamp(3) with time zone,
	"revoked_at" timestamp(3) with time zone,
	"seen_at" timestamp(3) with time zone,
	"manifest" numeric,
	"showing" varchar,
	"bulletin_shown" varchar,
	"clock_offset" numeric,
	"player" varchar,
	"log_fault" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
CREATE TABLE "speakers_sessions" (
	"_order" integer NOT NULL,
	"_parent_id" varchar NOT NULL,
	"id" varchar PRIMARY KEY NOT NULL,
	"at" varchar NOT NULL
);
CREATE TABLE "speakers" (
	"id" varchar PRIMARY KEY NOT NULL,
	"name" varchar NOT NULL,
	"session_minutes" numeric DEFAULT 15 NOT NULL,
	"volume" numeric DEFAULT 80 NOT NULL,
	"accent" "speaker_accent" DEFAULT 'northern' NOT NULL,
	"muted" boolean DEFAULT false,
	"unit_id" uuid NOT NULL,
	"path" varchar,
	"code_hash" varchar,
	"code_until" timestamp(3) with time zone,
	"public_key" varchar,
	"token_hash" varchar,
	"enrolled_at" timestamp(3) with time zone,
	"revoked_at" timestamp(3) with time zone,
	"seen_at" timestamp(3) with time zone,
	"manifest" numeric,
	"showing" varchar,
	"bulletin_shown" varchar,
	"clock_offset" numeric,
	"player" varchar,
	"log_fault" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
CREATE TABLE "receipt_failures" (
	"_order" integer NOT NULL,
	"_parent_id" uuid NOT NULL,
	"id" varchar PRIMARY KEY NOT NULL,
	"channel" "failure_channel" NOT NULL,
	"bulletin" varchar,
	"device" varchar,
	"message" varchar NOT NULL
);
CREATE TABLE "receipts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"unit_key" varchar NOT NULL,
	"unit_name" varchar,
	"cursor" numeric NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"edition" varchar,
	"broker" varchar,
	"broker_since" timestamp(3) with time zone,
	"failing" boolean,
	"path" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
CREATE TABLE "playouts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"device" varchar NOT NULL,
	"device_name" varchar,
	"number" numeric NOT NULL,
	"bulletin" varchar,
	"sha256" varchar NOT NULL,
	"started_at" timestamp(3) with time zone NOT NULL,
	"ended_at" timestamp(3) with time zone NOT NULL,
	"result" "playout_result" NOT NULL,
	"reason" varchar,
	"previous" varchar NOT NULL,
	"address" varchar NOT NULL,
	"intact" boolean DEFAULT false NOT NULL,
	"signed" varchar,
	"path" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
CREATE TABLE "units" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" varchar NOT NULL,
	"type" "unit_type" NOT NULL,
	"code" varchar NOT NULL,
	"valid_from" varchar NOT NULL,
	"valid_to" varchar,
	"parent_id" uuid,
	"slug" varchar NOT NULL,
	"full_name" varchar,
	"search" varchar,
	"path" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
CREATE TABLE "units_rels" (
	"id" serial PRIMARY KEY NOT NULL,
	"order" integer,
	"parent_id" uuid NOT NULL,
	"path" varchar NOT NULL,
	"units_id" uuid
);
CREATE TABLE "categories" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"slug" varchar NOT NULL,
	"order" numeric DEFAULT 100,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
CREATE TABLE "categories_locales" (
	"name" varchar,
	"id" serial PRIMARY KEY NOT NULL,
	"_locale" "_locales" NOT NULL,
	"_parent_id" uuid NOT NULL
);
CREATE TABLE "users_sessions" (
	"_order" integer NOT NULL,
	"_parent_id" uuid NOT NULL,
	"id" varchar PRIMARY KEY NOT NULL,
	"created_at" timestamp(3) with time zone,
	"expires_at" timestamp(3) with time zone NOT NULL
);
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" varchar NOT NULL,
	"role" "user_role" NOT NULL,
	"unit_id" uuid NOT NULL,
	"path" varchar,
	"emergency" boolean DEFAULT false,
	"active" boolean DEFAULT true,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"email" varchar NOT NULL,
	"reset_password_token" varchar,
	"reset_password_expiration" timestamp(3) with time zone,
	"salt" varchar,
	"hash" varchar,
	"reset_password_requested_at" timestamp(3) with time zone,
	"login_attempts" numeric DEFAULT 0,
	"lock_until" timestamp(3) with time zone
);
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"sequence" numeric,
	"at" timestamp(3) with time zone NOT NULL,
	"scopes" varchar,
	"devices" boolean,
	"command_id" varchar,
	"command_device" varchar,
	"command_act" "device_act",
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
CREATE TABLE "payload_kv" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" varchar NOT NULL,
	"data" jsonb NOT NULL
);
CREATE TABLE "payload_preferences" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" varchar,
	"value" jsonb,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
CREATE TABLE "payload_preferences_rels" (
	"id" serial PRIMARY KEY NOT NULL,
	"order" integer,
	"parent_id" uuid NOT NULL,
	"path" varchar NOT NULL,
	"users_id" uuid
);
CREATE TABLE "payload_migrations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" varchar,
	"batch" numeric,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
ALTER TABLE "bulletins_channels" ADD CONSTRAINT "bulletins_channels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."bulletins"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "bulletins" ADD CONSTRAINT "bulletins_category_id_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."categories"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "bulletins" ADD CONSTRAINT "bulletins_corrects_id_bulletins_id_fk" FOREIGN KEY ("corrects_id") REFERENCES "public"."bulletins"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "bulletins" ADD CONSTRAINT "bulletins_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "bulletins" ADD CONSTRAINT "bulletins_submitted_by_id_users_id_fk" FOREIGN KEY ("submitted_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "bulletins" ADD CONSTRAINT "bulletins_approved_by_id_users_id_fk" FOREIGN KEY ("approved_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "bulletins" ADD CONSTRAINT "bulletins_withdrawn_by_id_users_id_fk" FOREIGN KEY ("withdrawn_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "bulletins_rels" ADD CONSTRAINT "bulletins_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."bulletins"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "bulletins_rels" ADD CONSTRAINT "bulletins_rels_media_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "bulletins_rels" ADD CONSTRAINT "bulletins_rels_units_fk" FOREIGN KEY ("units_id") REFERENCES "public"."units"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "bulletins_rels" ADD CONSTRAINT "bulletins_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "_bulletins_v_version_channels" ADD CONSTRAINT "_bulletins_v_version_channels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."_bulletins_v"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "_bulletins_v" ADD CONSTRAINT "_bulletins_v_parent_id_bulletins_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."bulletins"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "_bulletins_v" ADD CONSTRAINT "_bulletins_v_version_category_id_categories_id_fk" FOREIGN KEY ("version_category_id") REFERENCES "public"."categories"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "_bulletins_v" ADD CONSTRAINT "_bulletins_v_version_corrects_id_bulletins_id_fk" FOREIGN KEY ("version_corrects_id") REFERENCES "public"."bulletins"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "_bulletins_v" ADD CONSTRAINT "_bulletins_v_version_unit_id_units_id_fk" FOREIGN KEY ("version_unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "_bulletins_v" ADD CONSTRAINT "_bulletins_v_version_submitted_by_id_users_id_fk" FOREIGN KEY ("version_submitted_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "_bulletins_v" ADD CONSTRAINT "_bulletins_v_version_approved_by_id_users_id_fk" FOREIGN KEY ("version_approved_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "_bulletins_v" ADD CONSTRAINT "_bulletins_v_version_withdrawn_by_id_users_id_fk" FOREIGN KEY ("version_withdrawn_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "_bulletins_v_rels" ADD CONSTRAINT "_bulletins_v_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."_bulletins_v"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "_bulletins_v_rels" ADD CONSTRAINT "_bulletins_v_rels_media_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "_bulletins_v_rels" ADD CONSTRAINT "_bulletins_v_rels_units_fk" FOREIGN KEY ("units_id") REFERENCES "public"."units"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "_bulletins_v_rels" ADD CONSTRAINT "_bulletins_v_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_bulletin_id_bulletins_id_fk" FOREIGN KEY ("bulletin_id") REFERENCES "public"."bulletins"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "media" ADD CONSTRAINT "media_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "documents" ADD CONSTRAINT "documents_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "site_aliases" ADD CONSTRAINT "site_aliases_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."sites"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "sites" ADD CONSTRAINT "sites_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "boards" ADD CONSTRAINT "boards_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "speakers_sessions" ADD CONSTRAINT "speakers_sessions_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."speakers"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "speakers" ADD CONSTRAINT "speakers_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "receipt_failures" ADD CONSTRAINT "receipt_failures_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."receipts"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "units" ADD CONSTRAINT "units_parent_id_units_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "units_rels" ADD CONSTRAINT "units_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."units"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "units_rels" ADD CONSTRAINT "units_rels_units_fk" FOREIGN KEY ("units_id") REFERENCES "public"."units"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "categories_locales" ADD CONSTRAINT "categories_locales_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."categories"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "users_sessions" ADD CONSTRAINT "users_sessions_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "users" ADD CONSTRAINT "users_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."payload_preferences"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "payload_preferences_rels" ADD CONSTRAINT "payload_preferences_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
CREATE INDEX "bulletins_channels_order_idx" ON "bulletins_channels" USING btree ("order");
CREATE INDEX "bulletins_channels_parent_idx" ON "bulletins_channels" USING btree ("parent_id");
CREATE INDEX "bulletins_category_idx" ON "bulletins" USING btree ("category_id");
CREATE INDEX "bulletins_corrects_idx" ON "bulletins" USING btree ("corrects_id");
CREATE INDEX "bulletins_unit_idx" ON "bulletins" USING btree ("unit_id");
CREATE INDEX "bulletins_path_idx" ON "bulletins" USING btree ("path");
CREATE INDEX "bulletins_stage_idx" ON "bulletins" USING btree ("stage");
CREATE INDEX "bulletins_submitted_by_idx" ON "bulletins" USING btree ("submitted_by_id");
CREATE INDEX "bulletins_approved_by_idx" ON "bulletins" USING btree ("approved_by_id");
CREATE INDEX "bulletins_withdrawn_by_idx" ON "bulletins" USING btree ("withdrawn_by_id");
CREATE INDEX "bulletins_updated_at_idx" ON "bulletins" USING btree ("updated_at");
CREATE INDEX "bulletins_created_at_idx" ON "bulletins" USING btree ("created_at");
CREATE INDEX "bulletins__status_idx" ON "bulletins" USING btree ("_status");
CREATE INDEX "bulletins_rels_order_idx" ON "bulletins_rels" USING btree ("order");
CREATE INDEX "bulletins_rels_parent_idx" ON "bulletins_rels" USING btree ("parent_id");
CREATE INDEX "bulletins_rels_path_idx" ON "bulletins_rels" USING btree ("path");
CREATE INDEX "bulletins_rels_media_id_idx" ON "bulletins_rels" USING btree ("media_id");
CREATE INDEX "bulletins_rels_units_id_idx" ON "bulletins_rels" USING btree ("units_id");
CREATE INDEX "bulletins_rels_users_id_idx" ON "bulletins_rels" USING btree ("users_id");
CREATE INDEX "_bulletins_v_version_channels_order_idx" ON "_bulletins_v_version_channels" USING btree ("order");
CREATE INDEX "_bulletins_v_version_channels_parent_idx" ON "_bulletins_v_version_channels" USING btree ("parent_id");
CREATE INDEX "_bulletins_v_parent_idx" ON "_bulletins_v" USING btree ("parent_id");
CREATE INDEX "_bulletins_v_version_version_category_idx" ON "_bulletins_v" USING btree ("version_category_id");
CREATE INDEX "_bulletins_v_version_version_corrects_idx" ON "_bulletins_v" USING btree ("version_corrects_id");
CREATE INDEX "_bulletins_v_version_version_unit_idx" ON "_bulletins_v" USING btree ("version_unit_id");
CREATE INDEX "_bulletins_v_version_version_path_idx" ON "_bulletins_v" USING btree ("version_path");
CREATE INDEX "_bulletins_v_version_version_stage_idx" ON "_bulletins_v" USING btree ("version_stage");
CREATE INDEX "_bulletins_v_version_version_submitted_by_idx" ON "_bulletins_v" USING btree ("version_submitted_by_id");
CREATE INDEX "_bulletins_v_version_version_approved_by_idx" ON "_bulletins_v" USING btree ("version_approved_by_id");
CREATE INDEX "_bulletins_v_version_version_withdrawn_by_idx" ON "_bulletins_v" USING btree ("version_withdrawn_by_id");
CREATE INDEX "_bulletins_v_version_version_updated_at_idx" ON "_bulletins_v" USING btree ("version_updated_at");
CREATE INDEX "_bulletins_v_version_version_created_at_idx" ON "_bulletins_v" USING btree ("version_created_at");
CREATE INDEX "_bulletins_v_version_version__status_idx" ON "_bulletins_v" USING btree ("version__status");
CREATE INDEX "_bulletins_v_created_at_idx" ON "_bulletins_v" USING btree ("created_at");
CREATE INDEX "_bulletins_v_updated_at_idx" ON "_bulletins_v" USING btree ("updated_at");
CREATE INDEX "_bulletins_v_snapshot_idx" ON "_bulletins_v" USING btree ("snapshot");
CREATE INDEX "_bulletins_v_published_locale_idx" ON "_bulletins_v" USING btree ("published_locale");
CREATE INDEX "_bulletins_v_latest_idx" ON "_bulletins_v" USING btree ("latest");
CREATE INDEX "_bulletins_v_rels_order_idx" ON "_bulletins_v_rels" USING btree ("order");
CREATE INDEX "_bulletins_v_rels_parent_idx" ON "_bulletins_v_rels" USING btree ("parent_id");
CREATE INDEX "_bulletins_v_rels_path_idx" ON "_bulletins_v_rels" USING btree ("path");
CREATE INDEX "_bulletins_v_rels_media_id_idx" ON "_bulletins_v_rels" USING btree ("media_id");
CREATE INDEX "_bulletins_v_rels_units_id_idx" ON "_bulletins_v_rels" USING btree ("units_id");
CREATE INDEX "_bulletins_v_rels_users_id_idx" ON "_bulletins_v_rels" USING btree ("users_id");
CREATE INDEX "decisions_bulletin_idx" ON "decisions" USING btree ("bulletin_id");
CREATE INDEX "decisions_unit_idx" ON "decisions" USING btree ("unit_id");
CREATE INDEX "decisions_path_idx" ON "decisions" USING btree ("path");
CREATE INDEX "decisions_updated_at_idx" ON "decisions" USING btree ("updated_at");
CREATE INDEX "decisions_created_at_idx" ON "decisions" USING btree ("created_at");
CREATE UNIQUE INDEX "bulletin_unit_idx" ON "decisions" USING btree ("bulletin_id","unit_id");
CREATE INDEX "media_sha256_idx" ON "media" USING btree ("sha256");
CREATE INDEX "media_unit_idx" ON "media" USING btree ("unit_id");
CREATE INDEX "media_path_idx" ON "media" USING btree ("path");
CREATE INDEX "media_updated_at_idx" ON "media" USING btree ("updated_at");
CREATE INDEX "media_created_at_idx" ON "media" USING btree ("created_at");
CREATE UNIQUE INDEX "media_filename_idx" ON "media" USING btree ("filename");
CREATE INDEX "documents_sha256_idx" ON "documents" USING btree ("sha256");
CREATE INDEX "documents_unit_idx" ON "documents" USING btree ("unit_id");
CREATE INDEX "documents_path_idx" ON "documents" USING btree ("path");
CREATE INDEX "documents_updated_at_idx" ON "documents" USING btree ("updated_at");
CREATE INDEX "documents_created_at_idx" ON "documents" USING btree ("created_at");
CREATE UNIQUE INDEX "documents_filename_idx" ON "documents" USING btree ("filename");
CREATE INDEX "site_aliases_order_idx" ON "site_aliases" USING btree ("_order");
CREATE INDEX "site_aliases_parent_id_idx" ON "site_aliases" USING btree ("_parent_id");
CREATE UNIQUE INDEX "sites_host_idx" ON "sites" USING btree ("host");
CREATE INDEX "sites_unit_idx" ON "sites" USING btree ("unit_id");
CREATE INDEX "sites_path_idx" ON "sites" USING btree ("path");
CREATE INDEX "sites_updated_at_idx" ON "sites" USING btree ("updated_at");
CREATE INDEX "sites_created_at_idx" ON "sites" USING btree ("created_at");
CREATE UNIQUE INDEX "unit_idx" ON "sites" USING btree ("unit_id");
CREATE INDEX "boards_unit_idx" ON "boards" USING btree ("unit_id");
CREATE INDEX "boards_path_idx" ON "boards" USING btree ("path");
CREATE INDEX "boards_code_hash_idx" ON "boards" USING btree ("code_hash");
CREATE INDEX "boards_updated_at_idx" ON "boards" USING btree ("updated_at");
CREATE INDEX "boards_created_at_idx" ON "boards" USING btree ("created_at");
CREATE INDEX "speakers_sessions_order_idx" ON "speakers_sessions" USING btree ("_order");
CREATE INDEX "speakers_sessions_parent_id_idx" ON "speakers_sessions" USING btree ("_parent_id");
CREATE INDEX "speakers_unit_idx" ON "speakers" USING btree ("unit_id");
CREATE INDEX "speakers_path_idx" ON "speakers" USING btree ("path");
CREATE INDEX "speakers_code_hash_idx" ON "speakers" USING btree ("code_hash");
CREATE INDEX "speakers_updated_at_idx" ON "speakers" USING btree ("updated_at");
CREATE INDEX "speakers_created_at_idx" ON "speakers" USING btree ("created_at");
CREATE INDEX "receipt_failures_order_idx" ON "receipt_failures" USING btree ("_order");
CREATE INDEX "receipt_failures_parent_id_idx" ON "receipt_failures" USING btree ("_parent_id");
CREATE UNIQUE INDEX "receipts_unit_key_idx" ON "receipts" USING btree ("unit_key");
CREATE INDEX "receipts_at_idx" ON "receipts" USING btree ("at");
CREATE INDEX "receipts_failing_idx" ON "receipts" USING btree ("failing");
CREATE INDEX "receipts_path_idx" ON "receipts" USING btree ("path");
CREATE INDEX "receipts_updated_at_idx" ON "receipts" USING btree ("updated_at");
CREATE INDEX "receipts_created_at_idx" ON "receipts" USING btree ("created_at");
CREATE INDEX "playouts_bulletin_idx" ON "playouts" USING btree ("bulletin");
CREATE INDEX "playouts_started_at_idx" ON "playouts" USING btree ("started_at");
CREATE INDEX "playouts_path_idx" ON "playouts" USING btree ("path");
CREATE INDEX "playouts_updated_at_idx" ON "playouts" USING btree ("updated_at");
CREATE INDEX "playouts_created_at_idx" ON "playouts" USING btree ("created_at");
CREATE UNIQUE INDEX "device_number_idx" ON "playouts" USING btree ("device","number");
CREATE INDEX "units_code_idx" ON "units" USING btree ("code");
CREATE INDEX "units_parent_idx" ON "units" USING btree ("parent_id");
CREATE INDEX "units_slug_idx" ON "units" USING btree ("slug");
CREATE INDEX "units_search_idx" ON "units" USING btree ("search");
CREATE UNIQUE INDEX "units_path_idx" ON "units" USING btree ("path");
CREATE INDEX "units_updated_at_idx" ON "units" USING btree ("updated_at");
CREATE INDEX "units_created_at_idx" ON "units" USING btree ("created_at");
CREATE INDEX "units_rels_order_idx" ON "units_rels" USING btree ("order");
CREATE INDEX "units_rels_parent_idx" ON "units_rels" USING btree ("parent_id");
CREATE INDEX "units_rels_path_idx" ON "units_rels" USING btree ("path");
CREATE INDEX "units_rels_units_id_idx" ON "units_rels" USING btree ("units_id");
CREATE UNIQUE INDEX "categories_slug_idx" ON "categories" USING btree ("slug");
CREATE INDEX "categories_updated_at_idx" ON "categories" USING btree ("updated_at");
CREATE INDEX "categories_created_at_idx" ON "categories" USING btree ("created_at");
CREATE UNIQUE INDEX "categories_locales_locale_parent_id_unique" ON "categories_locales" USING btree ("_locale","_parent_id");
CREATE INDEX "categories_locales_parent" ON "categories_locales" USING btree ("_parent_id");
CREATE INDEX "users_sessions_order_idx" ON "users_sessions" USING btree ("_order");
CREATE INDEX "users_sessions_parent_id_idx" ON "users_sessions" USING btree ("_parent_id");
CREATE INDEX "users_unit_idx" ON "users" USING btree ("unit_id");
CREATE INDEX "users_path_idx" ON "users" USING btree ("path");
CREATE INDEX "users_updated_at_idx" ON "users" USING btree ("updated_at");
CREATE INDEX "users_created_at_idx" ON "users" USING btree ("created_at");
CREATE UNIQUE INDEX "users_email_idx" ON "users" USING btree ("email");
CREATE INDEX "outbox_sequence_idx" ON "outbox" USING btree ("sequence");
CREATE INDEX "outbox_updated_at_idx" ON "outbox" USING btree ("updated_at");
CREATE INDEX "outbox_created_at_idx" ON "outbox" USING btree ("created_at");
CREATE UNIQUE INDEX "payload_kv_key_idx" ON "payload_kv" USING btree ("key");
CREATE INDEX "payload_preferences_key_idx" ON "payload_preferences" USING btree ("key");
CREATE INDEX "payload_preferences_updated_at_idx" ON "payload_preferences" USING btree ("updated_at");
CREATE INDEX "payload_preferences_created_at_idx" ON "payload_preferences" USING btree ("created_at");
CREATE INDEX "payload_preferences_rels_order_idx" ON "payload_preferences_rels" USING btree ("order");
CREATE INDEX "payload_preferences_rels_parent_idx" ON "payload_preferences_rels" USING btree ("parent_id");
CREATE INDEX "payload_preferences_rels_path_idx" ON "payload_preferences_rels" USING btree ("path");
CREATE INDEX "payload_preferences_rels_users_id_idx" ON "payload_preferences_rels" USING btree ("users_id");
CREATE INDEX "payload_migrations_updated_at_idx" ON "payload_migrations" USING btree ("updated_at");
CREATE INDEX "payload_migrations_created_at_idx" ON "payload_migrations" USING btree ("created_at");
