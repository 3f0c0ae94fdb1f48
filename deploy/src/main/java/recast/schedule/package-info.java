/** Renders and installs what lets cron or Oozie publish again and again; knows no store. */
package recast.schedule;
