ALTER TYPE "public"."device_act" ADD VALUE 'play';
ALTER TYPE "public"."device_act" ADD VALUE 'stop';
ALTER TYPE "public"."device_act" ADD VALUE 'volume';
ALTER TYPE "public"."device_act" ADD VALUE 'revoke';
ALTER TABLE "outbox" ADD COLUMN "command_clip" varchar;
