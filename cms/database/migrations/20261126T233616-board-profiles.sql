CREATE TYPE "public"."frame_format" AS ENUM('image/jpeg', 'image/png', 'image/webp');
CREATE TYPE "public"."board_owner" AS ENUM('state', 'mixed', 'advertising');
CREATE TYPE "public"."device_condition" AS ENUM('good', 'degraded', 'damaged');
ALTER TYPE "public"."board_colour" ADD VALUE 'two-colour' BEFORE 'one-bit';
ALTER TYPE "public"."device_act" ADD VALUE 'restart';
ALTER TYPE "public"."device_act" ADD VALUE 'brightness';
CREATE TABLE "boards_formats" (
	"order" integer NOT NULL,
	"parent_id" varchar NOT NULL,
	"value" "frame_format",
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL
);
CREATE TABLE "board_hours" (
	"_order" integer NOT NULL,
	"_parent_id" varchar NOT NULL,
	"id" varchar PRIMARY KEY NOT NULL,
	"from" varchar NOT NULL,
	"to" varchar NOT NULL
);
CREATE TABLE "board_brightness" (
	"_order" integer NOT NULL,
	"_parent_id" varchar NOT NULL,
	"id" varchar PRIMARY KEY NOT NULL,
	"from" varchar NOT NULL,
	"percent" numeric NOT NULL
);
CREATE TABLE "board_day_parts" (
	"_order" integer NOT NULL,
	"_parent_id" varchar NOT NULL,
	"id" varchar PRIMARY KEY NOT NULL,
	"from" varchar NOT NULL,
	"to" varchar NOT NULL
);
CREATE TABLE "board_programme" (
	"_order" integer NOT NULL,
	"_parent_id" varchar NOT NULL,
	"id" varchar PRIMARY KEY NOT NULL,
	"bulletin_id" varchar NOT NULL,
	"rest_minutes" numeric DEFAULT 0
);
CREATE TABLE "board_maintenance" (
	"_order" integer NOT NULL,
	"_parent_id" varchar NOT NULL,
	"id" varchar PRIMARY KEY NOT NULL,
	"opened_on" timestamp(3) with time zone,
	"fixed_on" timestamp(3) with time zone,
	"fault" varchar,
	"reported_by" varchar,
	"by" varchar,
	"cost" numeric
);
CREATE TABLE "requisitions" (
	"id" varchar PRIMARY KEY NOT NULL,
	"symbol" varchar NOT NULL,
	"ordered_by" varchar NOT NULL,
	"legal_basis" varchar,
	"document_id" varchar,
	"board_id" varchar NOT NULL,
	"from" timestamp(3) with time zone NOT NULL,
	"until" timestamp(3) with time zone NOT NULL,
	"purpose" varchar,
	"released_at" timestamp(3) with time zone,
	"unit_id" uuid NOT NULL,
	"path" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
ALTER TABLE "boards" ADD COLUMN "pitch_millimetres" numeric;
ALTER TABLE "boards" ADD COLUMN "viewing_metres" numeric;
ALTER TABLE "boards" ADD COLUMN "gamma" numeric DEFAULT 2.2;
ALTER TABLE "boards" ADD COLUMN "shortest_dwell_seconds" numeric DEFAULT 6;
ALTER TABLE "boards" ADD COLUMN "priority_share" numeric DEFAULT 0;
ALTER TABLE "boards" ADD COLUMN "owner" "board_owner" DEFAULT 'state' NOT NULL;
ALTER TABLE "boards" ADD COLUMN "owner_name" varchar;
ALTER TABLE "boards" ADD COLUMN "agreed_share" numeric;
ALTER TABLE "boards" ADD COLUMN "place" varchar;
ALTER TABLE "boards" ADD COLUMN "latitude" numeric;
ALTER TABLE "boards" ADD COLUMN "longitude" numeric;
ALTER TABLE "boards" ADD COLUMN "area_square_metres" numeric;
ALTER TABLE "boards" ADD COLUMN "permit" varchar;
ALTER TABLE "boards" ADD COLUMN "commissioned_on" timestamp(3) with time zone;
ALTER TABLE "boards" ADD COLUMN "depreciated_on" timestamp(3) with time zone;
ALTER TABLE "boards" ADD COLUMN "funding" varchar;
ALTER TABLE "boards" ADD COLUMN "vendor" varchar;
ALTER TABLE "boards" ADD COLUMN "sim" varchar;
ALTER TABLE "boards" ADD COLUMN "sim_expires_on" timestamp(3) with time zone;
ALTER TABLE "boards" ADD COLUMN "condition" "device_condition" DEFAULT 'good';
ALTER TABLE "boards" ADD COLUMN "wrong_since" timestamp(3) with time zone;
ALTER TABLE "speakers" ADD COLUMN "wrong_since" timestamp(3) with time zone;
ALTER TABLE "outbox" ADD COLUMN "command_percent" numeric;
ALTER TABLE "boards_formats" ADD CONSTRAINT "boards_formats_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "board_hours" ADD CONSTRAINT "board_hours_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "board_brightness" ADD CONSTRAINT "board_brightness_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "board_day_parts" ADD CONSTRAINT "board_day_parts_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."board_programme"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "board_programme" ADD CONSTRAINT "board_programme_bulletin_id_bulletins_id_fk" FOREIGN KEY ("bulletin_id") REFERENCES "public"."bulletins"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "board_programme" ADD CONSTRAINT "board_programme_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "board_maintenance" ADD CONSTRAINT "board_maintenance_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."boards"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "requisitions" ADD CONSTRAINT "requisitions_document_id_documents_id_fk" FOREIGN KEY ("document_id") REFERENCES "public"."documents"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "requisitions" ADD CONSTRAINT "requisitions_board_id_boards_id_fk" FOREIGN KEY ("board_id") REFERENCES "public"."boards"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "requisitions" ADD CONSTRAINT "requisitions_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
CREATE INDEX "boards_formats_order_idx" ON "boards_formats" USING btree ("order");
CREATE INDEX "boards_formats_parent_idx" ON "boards_formats" USING btree ("parent_id");
CREATE INDEX "board_hours_order_idx" ON "board_hours" USING btree ("_order");
CREATE INDEX "board_hours_parent_id_idx" ON "board_hours" USING btree ("_parent_id");
CREATE INDEX "board_brightness_order_idx" ON "board_brightness" USING btree ("_order");
CREATE INDEX "board_brightness_parent_id_idx" ON "board_brightness" USING btree ("_parent_id");
CREATE INDEX "board_day_parts_order_idx" ON "board_day_parts" USING btree ("_order");
CREATE INDEX "board_day_parts_parent_id_idx" ON "board_day_parts" USING btree ("_parent_id");
CREATE INDEX "board_programme_order_idx" ON "board_programme" USING btree ("_order");
CREATE INDEX "board_programme_parent_id_idx" ON "board_programme" USING btree ("_parent_id");
CREATE INDEX "board_programme_bulletin_idx" ON "board_programme" USING btree ("bulletin_id");
CREATE INDEX "board_maintenance_order_idx" ON "board_maintenance" USING btree ("_order");
CREATE INDEX "board_maintenance_parent_id_idx" ON "board_maintenance" USING btree ("_parent_id");
CREATE INDEX "requisitions_document_idx" ON "requisitions" USING btree ("document_id");
CREATE INDEX "requisitions_board_idx" ON "requisitions" USING btree ("board_id");
CREATE INDEX "requisitions_unit_idx" ON "requisitions" USING btree ("unit_id");
CREATE INDEX "requisitions_path_idx" ON "requisitions" USING btree ("path");
CREATE INDEX "requisitions_updated_at_idx" ON "requisitions" USING btree ("updated_at");
CREATE INDEX "requisitions_created_at_idx" ON "requisitions" USING btree ("created_at");
