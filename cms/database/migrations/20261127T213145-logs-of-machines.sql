DROP INDEX "device_number_idx";
ALTER TABLE "playouts" ADD COLUMN "public_key" varchar;
CREATE UNIQUE INDEX "device_address_idx" ON "playouts" USING btree ("device","address");
CREATE INDEX "device_publicKey_number_idx" ON "playouts" USING btree ("device","public_key","number");
