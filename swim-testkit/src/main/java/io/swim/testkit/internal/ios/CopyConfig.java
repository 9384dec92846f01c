package io.swim.testkit.internal.ios;

import io.swim.device.TransferProtocol;
import io.swim.testkit.internal.client.ServerFile;
import io.swim.testkit.internal.client.TransferFailure;
import io.swim.testkit.internal.copy.CopyDialogue;
import io.swim.testkit.internal.copy.CopyUrl;
import io.swim.testkit.internal.device.DeviceConfig;
import java.io.IOException;
import java.util.Optional;

/** Copies configurations from and to a server. */
final class CopyConfig extends CopyDialogue {
  private final IosSession session;

  CopyConfig(IosSession session) {
    super(session);
    this.session = session;
  }

  void toServer(DeviceConfig config, String to) throws IOException {
    CopyUrl url = destination(CopyUrl.parse(TransferProtocol.TFTP, to));
    String standard = url.file().isEmpty() ? config.hostname() + "-confg" : url.file();
    String file = quiet() ? standard : session.ask("Destination filename", standard);
    url = url.withFile(file);
    Optional<ServerFile> server = locate(url);
    if (server.isEmpty()) {
      return;
    }
    long started = System.nanoTime();
    try {
      long bytes =
          copier.sendText(device.personality().configuration(device, config), server.get());
      session.say("!!" + rate(bytes, System.nanoTime() - started));
    } catch (TransferFailure e) {
      failed(url, e, "writing");
    }
  }

  void fromServer(String from) throws IOException {
    CopyUrl url = source(CopyUrl.parse(TransferProtocol.TFTP, from));
    url = url.withFile(complete("Source filename", url.file(), ""));
    if (!quiet()) {
      session.ask("Destination filename", "running-config");
    }
    Optional<ServerFile> server = locate(url);
    if (server.isEmpty()) {
      return;
    }
    session.say("Accessing " + url + "...\n");
    long started = System.nanoTime();
    try {
      String text = copier.fetchText(server.get());
      device.personality().configure(device, text);
      session.say("!\n[OK - " + text.length() + " bytes]\n");
      session.say(rate(text.length(), System.nanoTime() - started));
    } catch (TransferFailure e) {
      failed(url, e, "reading");
    }
  }
}
