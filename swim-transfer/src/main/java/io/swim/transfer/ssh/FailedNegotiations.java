package io.swim.transfer.ssh;

import io.swim.transfer.serving.Door;
import io.swim.transfer.serving.Printable;
import java.net.InetSocketAddress;
import java.util.Map;
import org.apache.sshd.common.kex.KexProposalOption;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.jspecify.annotations.Nullable;

/** Remembers the devices whose SSH and ours have no algorithm in common, with what they offer. */
final class FailedNegotiations implements SessionListener {
  private final Door door;

  FailedNegotiations(Door door) {
    this.door = door;
  }

  @Override
  public void sessionNegotiationEnd(
      Session session,
      Map<KexProposalOption, String> clientProposal,
      Map<KexProposalOption, String> serverProposal,
      @Nullable Map<KexProposalOption, String> negotiated,
      @Nullable Throwable reason) {
    if (reason != null && session.getRemoteAddress() instanceof InetSocketAddress peer) {
      door.refused(
          peer.getAddress(),
          Printable.of(String.valueOf(reason.getMessage()))
              + ". Remedy for old devices: allow legacy algorithms at this server");
    }
  }
}
