declare namespace App {
  interface Locals {
    site: import('../publisher/site-view.ts').SiteView;
  }
}
