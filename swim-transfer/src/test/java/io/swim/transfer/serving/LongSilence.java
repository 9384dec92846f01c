package io.swim.transfer.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.spi.Publication;
import io.swim.spi.TransferRecord;
import io.swim.spi.TransferRecord.Result;
import java.time.Duration;
import org.awaitility.Awaitility;

/** Silences of a peer that a server bears, since its transfer moves. */
public final class LongSilence {
  /** The {@code progressTimeout} of the server. */
  public static final Duration BORNE = Duration.ofMillis(500);

  private LongSilence() {}

  /** The one transfer of a publication. */
  public static TransferRecord only(Publication publication) {
    assertThat(publication.transfers()).hasSize(1);
    return publication.transfers().get(0);
  }

  /** Until the silence has lasted twice as long as is borne of everybody; the transfer goes on. */
  public static void await(Publication publication) {
    for (int i = 0; i < 2; i++) {
      Duration before = only(publication).duration();
      Awaitility.await()
          .until(() -> only(publication).duration().minus(before).compareTo(BORNE) > 0);
    }
    assertThat(only(publication).result()).isEqualTo(Result.RUNNING);
  }
}
