package io.swim.transfer.ssh;

import io.swim.device.TransferProtocol;
import io.swim.transfer.serving.ServedTree;
import org.apache.sshd.server.channel.ChannelSession;

/** Both directions of a channel, and who is at the other end. */
final class Wire implements AutoCloseable {
  private final ChannelSession channel;
  private final Visit visit;
  private final ChannelOutput output;
  private final ChannelInput input;

  Wire(ChannelSession channel, Visit visit) {
    this.channel = channel;
    this.visit = visit;
    this.output = new ChannelOutput(channel, visit);
    this.input = new ChannelInput(channel, visit, output::flush);
  }

  ChannelInput input() {
    return input;
  }

  ChannelOutput output() {
    return output;
  }

  Visit visit() {
    return visit;
  }

  ServedTree tree(TransferProtocol protocol) {
    return visit.tree(protocol);
  }

  ServedTree.Visitor visitor() {
    return visit.visitor(channel.getSession());
  }

  /** The connection is gone: the transfer ends for the reason that it was closed for. */
  void brokeOff(ServedTree.Reading file) {
    if (!visit.silence().isEmpty()) {
      file.timedOut(visit.silence());
    }
    file.close();
  }

  /** As for one that is being sent. */
  void brokeOff(ServedTree.Writing file) {
    if (!visit.silence().isEmpty()) {
      file.timedOut(visit.silence());
    }
    file.close();
  }

  @Override
  public void close() {
    input.close();
    output.close();
  }
}
