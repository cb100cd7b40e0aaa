// @file each entity if entity.alert_list

/** The conditions that have a page of their own. */
export const sampleItemAlertLists = [
  // @each alert if alert.list
  { alert: "sample_alert" /* @= alert.name */, slug: "sample-alert" /* @= alert.route */, label: "Sample alert" /* @= alert.label */, order: "created" /* @= alert.order */ },
  // @end
];
