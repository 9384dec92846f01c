/** What the clients of several protocols have in common. Not exported. */
package io.swim.transfer.client;
