package io.swim.spi;

import io.swim.device.Failover;

/**
 * What two units that stand in for each other are now.
 *
 * @param serialNumber of the unit that answers
 * @param mateSerialNumber of the other one
 * @param failover what both say that they are
 */
public record PairStatus(String serialNumber, String mateSerialNumber, Failover failover) {}
