package io.swim.testkit;

import java.net.InetSocketAddress;
import java.util.Objects;

/**
 * An SNMP agent that serves a recorded walk: SNMPv1 and SNMPv2c, read only, community {@code
 * public}. Immutable.
 *
 * @param name file name of the recording without its ending
 * @param snmp where it answers
 * @param objects number of objects it serves
 * @param skippedLines lines of the file that could not be read
 */
public record RecordedAgent(String name, InetSocketAddress snmp, int objects, int skippedLines) {
  public RecordedAgent {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(snmp, "snmp");
  }
}
