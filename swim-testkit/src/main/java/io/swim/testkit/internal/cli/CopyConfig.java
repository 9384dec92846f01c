package io.swim.testkit.internal.cli;

import io.swim.testkit.internal.copy.TransferFailure;
import io.swim.testkit.internal.device.IosConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;

/** Copies configurations from and to a server. */
final class CopyConfig extends CopyDialogue {
  CopyConfig(CliSession session) {
    super(session);
  }

  void toServer(IosConfig config, String to) throws IOException {
    TftpUrl url = TftpUrl.parse(to);
    String host = complete("Address or name of remote host", url.host(), "");
    String standard = url.file().isEmpty() ? config.hostname() + "-confg" : url.file();
    String file = quiet() ? standard : session.ask("Destination filename", standard);
    Optional<InetAddress> server = resolve(host);
    if (server.isEmpty()) {
      return;
    }
    long started = System.nanoTime();
    try {
      long bytes = copier.sendText(ConfigText.of(device, config), server.get(), file);
      session.say("!!" + rate(bytes, System.nanoTime() - started));
    } catch (TransferFailure e) {
      session.say("%Error opening tftp://" + host + "/" + file + " (" + e.getMessage() + ")\n");
    }
  }

  void fromServer(String from) throws IOException {
    TftpUrl typed = TftpUrl.parse(from);
    String host = complete("Address or name of remote host", typed.host(), "");
    TftpUrl url = new TftpUrl(host, complete("Source filename", typed.file(), ""));
    if (!quiet()) {
      session.ask("Destination filename", "running-config");
    }
    Optional<InetAddress> server = resolve(host);
    if (server.isEmpty()) {
      return;
    }
    session.say("Accessing " + url + "...\n");
    long started = System.nanoTime();
    try {
      String text = copier.fetchText(server.get(), url.file());
      CliSession.configure(device, text);
      session.say("!\n[OK - " + text.length() + " bytes]\n");
      session.say(rate(text.length(), System.nanoTime() - started));
    } catch (TransferFailure e) {
      session.say("%Error opening " + url + " (" + e.getMessage() + ")\n");
    }
  }
}
