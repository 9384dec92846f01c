package io.swim.secrets;

import io.swim.device.FlashPath;
import io.swim.device.Secret;
import io.swim.job.TranscriptEntry;
import java.time.Instant;
import org.slf4j.LoggerFactory;

/** A program that does all that must not be done, each with a secret of its own. */
final class Leaking {
  private Leaking() {}

  public static void main(String[] args) {
    LoggerFactory.getLogger(Leaking.class).debug("{}", Secret.of("l0gged-one").reveal());
    new TranscriptEntry(
        Instant.EPOCH, TranscriptEntry.Kind.SENT, Secret.of("s4id-to-device").reveal());
    try {
      FlashPath.parse(Secret.of("thr0wn-away").reveal());
    } catch (IllegalArgumentException e) {
      // Seen by the agent.
    }
    Secret.of("k3pt-to-oneself");
  }
}
