/** A vendor's download portal as an image catalogue: Cisco's Automated Software Distribution. */
package io.swim.transfer.portal;
