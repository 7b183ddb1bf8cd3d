CREATE TYPE "public"."speaker_uplink" AS ENUM('lan', 'wifi', '3g', '4g');
CREATE TYPE "public"."speaker_condition" AS ENUM('good', 'degraded', 'damaged');
CREATE TYPE "public"."station_from" AS ENUM('wired', 'fm', 'ict', 'mixed');
CREATE TYPE "public"."station_to" AS ENUM('wired', 'fm', 'ict', 'mixed');
CREATE TYPE "public"."station_technology" AS ENUM('wired', 'fm', 'ict', 'mixed');
CREATE TYPE "public"."station_condition" AS ENUM('good', 'degraded', 'damaged');
CREATE TABLE "speaker_villages" (
	"_order" integer NOT NULL,
	"_parent_id" varchar NOT NULL,
	"id" varchar PRIMARY KEY NOT NULL,
	"name" varchar NOT NULL,
	"households" numeric
);
CREATE TABLE "speaker_maintenance" (
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
CREATE TABLE "station_conversions" (
	"_order" integer NOT NULL,
	"_parent_id" varchar NOT NULL,
	"id" varchar PRIMARY KEY NOT NULL,
	"from" "station_from" NOT NULL,
	"to" "station_to" NOT NULL,
	"on" timestamp(3) with time zone,
	"decision" varchar
);
CREATE TABLE "station_maintenance" (
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
CREATE TABLE "stations" (
	"id" varchar PRIMARY KEY NOT NULL,
	"name" varchar NOT NULL,
	"technology" "station_technology" NOT NULL,
	"connected_to_source" boolean DEFAULT false,
	"villages_in_all" numeric,
	"regulation_id" varchar,
	"condition" "station_condition" DEFAULT 'good',
	"commissioned_on" timestamp(3) with time zone,
	"depreciated_on" timestamp(3) with time zone,
	"funding" varchar,
	"vendor" varchar,
	"unit_id" uuid NOT NULL,
	"path" varchar,
	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
);
CREATE TABLE "stations_rels" (
	"id" serial PRIMARY KEY NOT NULL,
	"order" integer,
	"parent_id" varchar NOT NULL,
	"path" varchar NOT NULL,
	"users_id" uuid
);
ALTER TABLE "speakers" ADD COLUMN "station_id" varchar;
ALTER TABLE "speakers" ADD COLUMN "place" varchar;
ALTER TABLE "speakers" ADD COLUMN "latitude" numeric;
ALTER TABLE "speakers" ADD COLUMN "longitude" numeric;
ALTER TABLE "speakers" ADD COLUMN "horns" numeric;
ALTER TABLE "speakers" ADD COLUMN "power_watts" numeric;
ALTER TABLE "speakers" ADD COLUMN "uplink" "speaker_uplink";
ALTER TABLE "speakers" ADD COLUMN "sim" varchar;
ALTER TABLE "speakers" ADD COLUMN "sim_expires_on" timestamp(3) with time zone;
ALTER TABLE "speakers" ADD COLUMN "commissioned_on" timestamp(3) with time zone;
ALTER TABLE "speakers" ADD COLUMN "depreciated_on" timestamp(3) with time zone;
ALTER TABLE "speakers" ADD COLUMN "funding" varchar;
ALTER TABLE "speakers" ADD COLUMN "vendor" varchar;
ALTER TABLE "speakers" ADD COLUMN "condition" "speaker_condition" DEFAULT 'good';
ALTER TABLE "speaker_villages" ADD CONSTRAINT "speaker_villages_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."speakers"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "speaker_maintenance" ADD CONSTRAINT "speaker_maintenance_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."speakers"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "station_conversions" ADD CONSTRAINT "station_conversions_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."stations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "station_maintenance" ADD CONSTRAINT "station_maintenance_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."stations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "stations" ADD CONSTRAINT "stations_regulation_id_documents_id_fk" FOREIGN KEY ("regulation_id") REFERENCES "public"."documents"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "stations" ADD CONSTRAINT "stations_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "stations_rels" ADD CONSTRAINT "stations_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."stations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "stations_rels" ADD CONSTRAINT "stations_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
CREATE INDEX "speaker_villages_order_idx" ON "speaker_villages" USING btree ("_order");
CREATE INDEX "speaker_villages_parent_id_idx" ON "speaker_villages" USING btree ("_parent_id");
CREATE INDEX "speaker_maintenance_order_idx" ON "speaker_maintenance" USING btree ("_order");
CREATE INDEX "speaker_maintenance_parent_id_idx" ON "speaker_maintenance" USING btree ("_parent_id");
CREATE INDEX "station_conversions_order_idx" ON "station_conversions" USING btree ("_order");
CREATE INDEX "station_conversions_parent_id_idx" ON "station_conversions" USING btree ("_parent_id");
CREATE INDEX "station_maintenance_order_idx" ON "station_maintenance" USING btree ("_order");
CREATE INDEX "station_maintenance_parent_id_idx" ON "station_maintenance" USING btree ("_parent_id");
CREATE INDEX "stations_regulation_idx" ON "stations" USING btree ("regulation_id");
CREATE INDEX "stations_unit_idx" ON "stations" USING btree ("unit_id");
CREATE INDEX "stations_path_idx" ON "stations" USING btree ("path");
CREATE INDEX "stations_updated_at_idx" ON "stations" USING btree ("updated_at");
CREATE INDEX "stations_created_at_idx" ON "stations" USING btree ("created_at");
CREATE INDEX "stations_rels_order_idx" ON "stations_rels" USING btree ("order");
CREATE INDEX "stations_rels_parent_idx" ON "stations_rels" USING btree ("parent_id");
CREATE INDEX "stations_rels_path_idx" ON "stations_rels" USING btree ("path");
CREATE INDEX "stations_rels_users_id_idx" ON "stations_rels" USING btree ("users_id");
ALTER TABLE "speakers" ADD CONSTRAINT "speakers_station_id_stations_id_fk" FOREIGN KEY ("station_id") REFERENCES "public"."stations"("id") ON DELETE set null ON UPDATE no action;
CREATE INDEX "speakers_station_idx" ON "speakers" USING btree ("station_id");
