package io.swim.cli.inventory;

import io.swim.device.CliCredentials;
import io.swim.device.Device;
import io.swim.device.SnmpCredentials;
import java.util.Optional;

/**
 * One device of the inventory with its secrets.
 *
 * @param device without secrets
 * @param cli how to log in, if it can be
 * @param snmp how to talk SNMP, if it can be
 * @param route how it reaches file servers
 */
record InventoryDevice(
    Device device, Optional<CliCredentials> cli, Optional<SnmpCredentials> snmp, Route route) {}
