ALTER TABLE "boards" ADD COLUMN "scrolls" boolean DEFAULT false;
