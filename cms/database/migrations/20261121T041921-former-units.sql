CREATE TYPE "public"."former_unit_type" AS ENUM('tỉnh', 'thành phố', 'huyện', 'quận', 'thị xã', 'thành phố thuộc tỉnh', 'xã', 'phường', 'đặc khu', 'thị trấn');
CREATE TABLE "unit_former" (
	"_order" integer NOT NULL,
	"_parent_id" uuid NOT NULL,
	"id" varchar PRIMARY KEY NOT NULL,
	"type" "former_unit_type" NOT NULL,
	"name" varchar NOT NULL,
	"code" varchar NOT NULL,
	"district" varchar,
	"is_part" boolean DEFAULT false,
	"host" varchar
);
ALTER TABLE "unit_former" ADD CONSTRAINT "unit_former_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."units"("id") ON DELETE cascade ON UPDATE no action;
CREATE INDEX "unit_former_order_idx" ON "unit_former" USING btree ("_order");
CREATE INDEX "unit_former_parent_id_idx" ON "unit_former" USING btree ("_parent_id");
