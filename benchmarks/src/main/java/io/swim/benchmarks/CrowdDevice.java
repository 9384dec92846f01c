package io.swim.benchmarks;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.image.ImageContent;
import io.swim.spi.Offering;
import io.swim.spi.ServedFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * One of many devices of {@link Crowd}, with an address of its own on loopback. Server and clients
 * are different processes that must know the same logins, so they follow from the number.
 *
 * @param number from 0
 */
record CrowdDevice(int number) {
  private static final int ADDRESSES_PER_NET = 250;

  InetAddress address() throws IOException {
    return InetAddress.getByName(
        "127.1." + number / ADDRESSES_PER_NET + "." + (number % ADDRESSES_PER_NET + 1));
  }

  String path() {
    return "device-" + number + "/image.bin";
  }

  Login login() {
    return new Login("device-" + number, Secret.of("once-" + number * 7919));
  }

  OwnServers.Target target(InetSocketAddress server) {
    return new OwnServers.Target(server, Optional.of(login()), path());
  }

  /** For this device alone, and for one transfer. */
  Offering offering(TransferProtocol protocol, ImageContent image) throws IOException {
    Offering offering =
        Offering.of(new ServedFile.Outgoing(path(), image, bytes -> {}), address())
            .withUses(Offering.Uses.ONE_EACH);
    return protocol.hasLogin() ? offering.withLogin(login()) : offering;
  }
}
