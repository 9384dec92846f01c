package io.swim.transfer.ssh;

import io.swim.device.TransferProtocol;
import io.swim.transfer.serving.OfferedTree;
import io.swim.transfer.serving.Pace;
import io.swim.transfer.serving.Printable;
import io.swim.transfer.serving.ServedTree;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.sshd.common.AttributeRepository.AttributeKey;
import org.apache.sshd.common.AttributeStore;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.session.SessionContext;

/** A connection whose login was right: what it may see, and when it last did something. */
final class Visit {
  static final AttributeKey<Visit> KEY = new AttributeKey<>();

  private final InetSocketAddress peer;
  private final Map<TransferProtocol, ServedTree> trees;
  private final Pace pace;
  private volatile Optional<String> silence = Optional.empty();
  private volatile Optional<String> trouble = Optional.empty();

  /**
   * @param trees the same offering, recorded under the protocol that asks for it
   */
  Visit(InetSocketAddress peer, Map<TransferProtocol, ServedTree> trees, Duration silence) {
    this.peer = peer;
    this.trees = Map.copyOf(trees);
    this.pace = new Pace(silence, System::nanoTime);
  }

  /** Of whoever has logged in on a connection. */
  static Visit of(AttributeStore session) {
    return Optional.ofNullable(session.getAttribute(KEY)).orElseThrow();
  }

  ServedTree tree(TransferProtocol protocol) {
    return Optional.ofNullable(trees.get(protocol)).orElseThrow();
  }

  /** For the record of a transfer. */
  ServedTree.Visitor visitor(SessionContext session) {
    String cipher = session.getNegotiatedKexParameter(KexProposalOption.S2CENC);
    return new ServedTree.Visitor(peer, cipher == null ? Map.of() : Map.of("cipher", cipher));
  }

  /** Whether nothing that it was let in for is left. */
  boolean isOver() {
    return trees.values().stream()
        .allMatch(
            tree -> tree instanceof OfferedTree offered && !offered.admits(peer.getAddress()));
  }

  InetSocketAddress peer() {
    return peer;
  }

  Pace pace() {
    return pace;
  }

  /** Said before its connection is closed because nothing moves. */
  void fellSilent(String why) {
    silence = Optional.of(why);
  }

  /** Its connection broke. */
  void brokeBy(Throwable cause) {
    trouble = Optional.of("the connection broke: " + Printable.of(cause.toString()));
  }

  /** The connection is gone: the transfer ends for the reason that it was closed for. */
  void brokeOff(ServedTree.Reading file) {
    silence.ifPresent(file::timedOut);
    trouble.ifPresent(file::failed);
    file.close();
  }

  /** As for one that is being sent. */
  void brokeOff(ServedTree.Writing file) {
    silence.ifPresent(file::timedOut);
    trouble.ifPresent(file::failed);
    file.close();
  }
}
