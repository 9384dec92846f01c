package io.swim.transfer.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.device.TransferProtocol;
import io.swim.transfer.serving.FolderTree;
import io.swim.transfer.serving.OfferedTree;
import io.swim.transfer.serving.ServedTree;
import io.swim.transfer.serving.TransferLog;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a device that sends may be silent. */
class UploadPaceTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir Path folder;

  @Test
  void senderIsNotWaitedForLongerOnAccountOfTheAnswersItGot() throws Exception {
    InetSocketAddress device = new InetSocketAddress(TestSshServer.DEVICE, 1024);
    FolderTree tree =
        new FolderTree(
            folder,
            FolderTree.Access.READ_AND_WRITE,
            new OfferedTree.Transfers(
                TransferProtocol.SFTP, Clock.systemUTC(), new TransferLog(record -> {})));
    Visit visit = new Visit(device, Map.of(TransferProtocol.SFTP, tree), MINUTE, why -> {});
    Upload.Target image =
        new Upload.Target(tree, "image", () -> new ServedTree.Visitor(device, Map.of()));

    try (Upload upload = Upload.to(image, visit, true, false)) {
      visit.pace().sends(1 << 20);
      assertThat(visit.pace().bearable()).isGreaterThan(MINUTE);

      upload.write(ByteBuffer.allocate(100));

      assertThat(visit.pace().bearable()).isEqualTo(MINUTE);
    }
  }
}
