package io.swim.snmp;

import io.swim.device.Access;
import io.swim.device.FileLocation;
import io.swim.device.FlashPath;
import io.swim.device.Login;
import io.swim.device.PlatformId;
import io.swim.device.TransferProtocol;
import io.swim.image.ImageId;
import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import io.swim.image.SoftwareImage;
import io.swim.spi.FetchRoute;
import io.swim.spi.SignsOfLife;
import io.swim.spi.TransferOrder;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Orders to copy an image of 40 MiB. */
final class Orders {
  static final String FILE = "c3560-ipservicesk9-mz.122-55.SE3.bin";
  static final String PATH = "x7f/" + FILE;

  private static final SoftwareImage IMAGE =
      new SoftwareImage(
          new ImageId(FILE),
          FILE,
          new PlatformId("cisco-ios"),
          ImageKind.SYSTEM,
          "12.2(55)SE3",
          "C3560",
          "IPSERVICESK9-M",
          40 << 20,
          List.of(),
          ImageRequirements.NONE,
          "",
          "",
          Instant.EPOCH);

  private Orders() {}

  static TransferOrder order(String server, String fileSystem, String token)
      throws UnknownHostException {
    return order(
        new FileLocation(TransferProtocol.TFTP, server, OptionalInt.empty(), PATH),
        fileSystem,
        Optional.empty(),
        FetchRoute.from(InetAddress.getByName("127.0.0.1")),
        token);
  }

  static TransferOrder order(
      FileLocation source,
      String fileSystem,
      Optional<Login> login,
      FetchRoute route,
      String token) {
    return new TransferOrder(
        IMAGE,
        new FlashPath(fileSystem, FILE),
        Access.SNMP,
        source,
        login,
        route,
        SignsOfLife.NONE,
        token);
  }
}
