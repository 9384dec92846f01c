package io.swim.ssh;

import io.swim.device.Access;

/** The same over Telnet. */
class CiscoIosTelnetContractsTest extends CiscoIosContractsTest {
  @Override
  Access access() {
    return Access.TELNET;
  }
}
