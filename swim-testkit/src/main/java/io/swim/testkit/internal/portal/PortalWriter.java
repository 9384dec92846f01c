package io.swim.testkit.internal.portal;

import io.swim.testkit.internal.http.HttpHead;
import io.swim.testkit.portal.PortalFault;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Sends an answer, whole or as a fault will have it. */
record PortalWriter(OutputStream out, PortalFaults faults) {
  /**
   * Sends it.
   *
   * @return whether the connection is still good
   */
  boolean send(PortalReply reply, Optional<PortalFault> fault)
      throws IOException, InterruptedException {
    byte[] body = reply.body();
    if (fault.isEmpty()) {
      return whole(reply, body, body.length);
    }
    if (fault.get() instanceof PortalFault.Shortened shortened) {
      byte[] less = Arrays.copyOf(body, Math.min(shortened.bytes(), body.length));
      return whole(reply, less, less.length);
    } else if (fault.get() instanceof PortalFault.BreakOff broken) {
      return part(reply, broken.bytes());
    } else if (fault.get() instanceof PortalFault.Stall stall) {
      part(reply, stall.bytes());
      faults.stall();
      return false;
    } else if (fault.get() instanceof PortalFault.Slow slow) {
      return slowly(reply, slow);
    } else if (fault.get() instanceof PortalFault.WrongByte) {
      byte[] other = body.clone();
      other[other.length / 2] ^= 1;
      return whole(reply, other, other.length);
    } else if (fault.get() instanceof PortalFault.WrongLength wrong) {
      whole(reply, body, body.length + wrong.more());
      return false;
    }
    return whole(reply, body, body.length);
  }

  private boolean whole(PortalReply reply, byte[] body, int told) throws IOException {
    head(reply, told);
    out.write(body);
    out.flush();
    return true;
  }

  private boolean part(PortalReply reply, int bytes) throws IOException {
    head(reply, reply.body().length);
    out.write(reply.body(), 0, Math.min(bytes, reply.body().length));
    out.flush();
    return false;
  }

  private boolean slowly(PortalReply reply, PortalFault.Slow slow)
      throws IOException, InterruptedException {
    head(reply, reply.body().length);
    boolean healed = false;
    for (int sent = 0; sent < reply.body().length; sent += slow.bytes()) {
      out.write(reply.body(), sent, Math.min(slow.bytes(), reply.body().length - sent));
      out.flush();
      healed = healed || faults.pause(slow.pause());
    }
    return true;
  }

  private void head(PortalReply reply, int length) throws IOException {
    List<String> lines = new ArrayList<>(List.of("HTTP/1.1 " + reply.status() + " As it is"));
    reply.headers().forEach((name, value) -> lines.add(name + ": " + value));
    lines.add("Content-Length: " + length);
    out.write(HttpHead.bytes(lines));
  }
}
