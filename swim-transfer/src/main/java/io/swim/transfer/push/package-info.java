/** Sending images to the file servers of devices themselves. */
package io.swim.transfer.push;
