package io.swim.testkit.internal.push;

import io.swim.device.TransferProtocol;
import io.swim.testkit.internal.client.TransferFailure;
import io.swim.testkit.internal.device.FileSystems.Located;
import io.swim.testkit.internal.device.NetworkDevice;
import io.swim.testkit.internal.flash.Blob;
import io.swim.testkit.internal.flash.FlashException;
import io.swim.testkit.internal.flash.FlashException.Reason;
import io.swim.testkit.internal.flash.FlashFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection with the FTP server of a device: RFC 959, RFC 2428 (EPSV), RFC 3659 (SIZE). */
public final class FtpSession {
  private static final Logger LOG = LoggerFactory.getLogger(FtpSession.class);
  private static final int IDLE_MILLIS = 60_000;
  private static final int DATA_MILLIS = 10_000;

  private final NetworkDevice device;
  private final Socket control;
  private @Nullable OutputStream out;
  private @Nullable ServerSocket passive;
  private String user = "";
  private long restart;
  private boolean loggedIn;
  private boolean open = true;

  public FtpSession(NetworkDevice device, SocketChannel channel) {
    this.device = device;
    this.control = channel.socket();
  }

  /** Answers until the client quits; a broken transfer ends the connection too. */
  public void run() {
    try {
      control.setSoTimeout(IDLE_MILLIS);
      control.setTcpNoDelay(true);
      out = control.getOutputStream();
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(control.getInputStream(), StandardCharsets.UTF_8));
      reply(220, device.nvram().running().hostname() + " FTP server ready.");
      for (String line = in.readLine(); open && line != null; line = in.readLine()) {
        answer(line);
        if (!open) {
          return;
        }
      }
    } catch (IOException e) {
      LOG.debug("{}: FTP session over: {}", device.spec().hostname(), e.toString());
    } finally {
      closePassive();
    }
  }

  private void reply(int code, String text) throws IOException {
    if (out != null) {
      out.write((code + " " + text + "\r\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    }
  }

  private void answer(String line) throws IOException {
    int blank = line.indexOf(' ');
    String verb = (blank < 0 ? line : line.substring(0, blank)).toUpperCase(Locale.ROOT);
    String argument = blank < 0 ? "" : line.substring(blank + 1);
    switch (verb) {
      case "USER" -> {
        user = argument;
        reply(331, "Password required for " + user + ".");
      }
      case "PASS" -> logIn(argument);
      case "QUIT" -> {
        reply(221, "Goodbye.");
        open = false;
      }
      case "NOOP" -> reply(200, "OK.");
      case "SYST" -> reply(215, "UNIX Type: L8");
      case "FEAT" -> reply(211, "No features.");
      default -> {
        if (loggedIn) {
          file(verb, argument);
        } else {
          reply(530, "Please log in.");
        }
      }
    }
  }

  private void logIn(String password) throws IOException {
    loggedIn = device.accepts(TransferProtocol.FTP, user, password);
    if (loggedIn) {
      reply(230, "User " + user + " logged in.");
    } else {
      reply(530, "Login incorrect.");
    }
  }

  private void file(String verb, String argument) throws IOException {
    try {
      switch (verb) {
        case "TYPE" -> reply(200, "Type is " + argument + ".");
        case "PWD" -> reply(257, "\"/\" is the current directory.");
        case "CWD" -> reply(250, "Still in /, there is no other directory.");
        case "PASV", "EPSV" -> listen(verb);
        case "SIZE" -> reply(213, Long.toString(found(argument).blob().sizeBytes()));
        case "DELE" -> {
          Located located = Deposit.locate(device, argument);
          located.fileSystem().delete(located.file());
          reply(250, "Deleted.");
        }
        case "REST" -> {
          restart = argument.matches("\\d{1,18}") ? Long.parseLong(argument) : 0;
          reply(350, "Restarting at " + restart + ".");
        }
        case "STOR" -> store(argument, restart);
        case "APPE" -> store(argument, sizeOf(argument));
        case "RETR" -> retrieve(argument);
        case "NLST", "LIST" -> list(verb);
        default -> reply(502, verb + " is not implemented.");
      }
    } catch (FlashException e) {
      reply(e.reason() == Reason.NO_SPACE ? 552 : 550, argument + ": " + e.getMessage() + ".");
    }
  }

  private FlashFile found(String path) throws FlashException {
    Located located = Deposit.locate(device, path);
    return located.fileSystem().get(located.file());
  }

  private void listen(String verb) throws IOException {
    closePassive();
    passive = new ServerSocket(0, 1, device.address());
    passive.setSoTimeout(DATA_MILLIS);
    int port = passive.getLocalPort();
    if (verb.equals("EPSV")) {
      reply(229, "Entering Extended Passive Mode (|||" + port + "|)");
    } else {
      String host = device.address().getHostAddress().replace('.', ',');
      reply(227, "Entering Passive Mode (" + host + "," + port / 256 + "," + port % 256 + ")");
    }
  }

  /** The other connection; the client makes it, from its own address. */
  private Socket data() throws IOException {
    if (passive == null) {
      throw new IOException("no PASV or EPSV before a transfer");
    }
    try {
      Socket data = passive.accept();
      data.setSoTimeout(IDLE_MILLIS);
      return data;
    } finally {
      closePassive();
    }
  }

  private long sizeOf(String path) throws FlashException {
    Located located = Deposit.locate(device, path);
    return located.fileSystem().find(located.file()).map(f -> f.blob().sizeBytes()).orElse(0L);
  }

  private void store(String path, long from) throws IOException {
    restart = 0;
    Located target = Deposit.locate(device, path);
    try (Deposit deposit =
        from > 0 ? Deposit.resume(device, target, from) : Deposit.begin(device, target, -1)) {
      reply(150, "Ready.");
      try (Socket data = data()) {
        data.getInputStream().transferTo(deposit);
      }
    } catch (TransferFailure e) {
      // As it looks when the connection breaks.
      open = false;
      return;
    }
    reply(226, "Transfer complete.");
  }

  private void retrieve(String path) throws IOException {
    Blob blob = Outgoing.of(device, found(path).blob());
    long from = Math.min(restart, blob.sizeBytes());
    restart = 0;
    reply(150, "Sending " + (blob.sizeBytes() - from) + " bytes.");
    try (Socket data = data();
        InputStream bytes = Outgoing.open(device, blob)) {
      bytes.skipNBytes(from);
      bytes.transferTo(data.getOutputStream());
    } catch (TransferFailure e) {
      open = false;
      return;
    }
    reply(226, "Transfer complete.");
  }

  private void list(String verb) throws IOException {
    StringBuilder text = new StringBuilder();
    for (FlashFile each : device.fileSystems().standard().files()) {
      String before =
          verb.equals("NLST")
              ? ""
              : "-rw-r--r-- 1 0 0 " + each.blob().sizeBytes() + " Jan  1  2020 ";
      text.append(before).append(each.name()).append("\r\n");
    }
    reply(150, "Here it comes.");
    try (Socket data = data()) {
      data.getOutputStream().write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    reply(226, "Transfer complete.");
  }

  private void closePassive() {
    try {
      if (passive != null) {
        passive.close();
      }
    } catch (IOException e) {
      LOG.debug("a port of FTP was closed: {}", e.toString());
    }
    passive = null;
  }
}
