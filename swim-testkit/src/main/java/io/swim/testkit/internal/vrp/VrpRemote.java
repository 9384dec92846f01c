package io.swim.testkit.internal.vrp;

import io.swim.device.Login;
import io.swim.device.Secret;
import io.swim.device.TransferProtocol;
import io.swim.testkit.internal.client.ServerFile;
import io.swim.testkit.internal.client.TransferFailure;
import io.swim.testkit.internal.copy.FlashCopier;
import io.swim.testkit.internal.copy.Progress;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.FlashException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.OptionalInt;

/** A server that a client of VRP or Comware talks to. */
final class VrpRemote {
  private final VrpSession session;
  private final NetworkDevice device;
  private final TransferProtocol protocol;
  private final String host;
  private final OptionalInt port;
  private Optional<Login> login = Optional.empty();

  VrpRemote(VrpSession session, TransferProtocol protocol, String host, OptionalInt port) {
    this.session = session;
    this.device = session.device();
    this.protocol = protocol;
    this.host = host;
    this.port = port;
  }

  void logIn(String user, String password) {
    login = Optional.of(new Login(user, Secret.of(password)));
  }

  void get(String source, String path) throws IOException {
    Located target = device.fileSystems().locate(path);
    boolean there = target.fileSystem().find(target.file()).isPresent();
    if (there
        && !session.agrees("Warning: The file " + path + " already exists. Overwrite it? [Y/N]:")) {
      session.say(session.dialect().error("The operation was aborted."));
      return;
    }
    if (!session.extraAgreement()) {
      return;
    }
    try {
      long bytes = new FlashCopier(device).fetch(server(source), target, Progress.SILENT);
      session.say(session.dialect().done(protocol, true, bytes));
    } catch (TransferFailure e) {
      session.say(session.dialect().failed(protocol, e.kind()));
    } catch (FlashException e) {
      session.say(session.dialect().error(VrpText.words(e)));
    }
  }

  void put(String path, String destination) throws IOException {
    Located source = device.fileSystems().locate(path);
    try {
      long bytes = new FlashCopier(device).send(source, server(destination), Progress.SILENT);
      session.say(session.dialect().done(protocol, false, bytes));
    } catch (TransferFailure e) {
      session.say(session.dialect().failed(protocol, e.kind()));
    } catch (FlashException e) {
      session.say(session.dialect().error(VrpText.words(e)));
    }
  }

  private ServerFile server(String path) throws IOException {
    int at = port.orElse(device.spec().transfer().serverPort(protocol));
    return new ServerFile(
        protocol, new InetSocketAddress(InetAddress.getByName(host), at), path, login);
  }
}
