package io.swim.cli.inventory;

import io.swim.device.DistributionServer;
import io.swim.device.Login;
import java.util.Optional;

/**
 * One distribution server of the inventory with its secret.
 *
 * @param server without the secret
 * @param login for all its protocols that ask for one
 * @param deviceLogin what devices are told; the same where it has no other
 */
record InventoryServer(
    DistributionServer server, Optional<Login> login, Optional<Login> deviceLogin) {}
