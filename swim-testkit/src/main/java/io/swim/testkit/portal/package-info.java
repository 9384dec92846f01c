/** A vendor's download portal that plays Cisco's, over real sockets. */
package io.swim.testkit.portal;
