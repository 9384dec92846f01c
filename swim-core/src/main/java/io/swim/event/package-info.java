/** What an engine tells while it works. */
package io.swim.event;
