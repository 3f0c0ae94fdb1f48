/** Renders and installs what lets cron or Oozie publish again and again; looks into no store. */
package recast.schedule;
