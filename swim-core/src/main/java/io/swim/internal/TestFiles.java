package io.swim.internal;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import io.swim.device.PlatformId;
import io.swim.image.Digest;
import io.swim.image.ImageContent;
import io.swim.image.ImageId;
import io.swim.image.ImageKind;
import io.swim.image.ImageRequirements;
import io.swim.image.SoftwareImage;
import io.swim.job.Task;
import io.swim.job.UpgradeRequest;
import io.swim.spi.ImageStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Images of the repository, and files of no use for test copies. Those are made up from the key of
 * their request, so that a restarted engine makes the same ones, and no other file has their name.
 */
public final class TestFiles {
  private static final int KEPT = 100;
  private static final PlatformId ANY = new PlatformId("any");

  private final ImageStore images;
  private final Map<ImageId, SoftwareImage> made = new ConcurrentHashMap<>();

  public TestFiles(ImageStore images) {
    this.images = images;
  }

  /**
   * What is to be distributed, in order; the last is what the device is to run. Empty for other
   * tasks, and when the repository lacks one of them.
   */
  public List<SoftwareImage> of(UpgradeRequest request) {
    if (request.task() instanceof Task.TestCopy test) {
      if (made.size() >= KEPT) {
        made.clear();
      }
      ImageId id = new ImageId("test-copy-" + name(request.key()) + "-" + test.sizeBytes());
      return List.of(made.computeIfAbsent(id, each -> make(each, request, test)));
    }
    List<ImageId> wanted = request.task().images();
    List<SoftwareImage> found = wanted.stream().flatMap(id -> images.find(id).stream()).toList();
    return found.size() == wanted.size() ? found : List.of();
  }

  /** The bytes; the caller closes them. */
  public ImageContent open(SoftwareImage image) throws IOException {
    return image.kind() == ImageKind.TEST
        ? new Noise(image.sizeBytes(), image.id().hashCode())
        : images.open(image.id());
  }

  private static SoftwareImage make(ImageId id, UpgradeRequest request, Task.TestCopy test) {
    return new SoftwareImage(
        id,
        "swim-test-" + name(request.key()) + ".bin",
        ANY,
        ImageKind.TEST,
        "",
        "",
        "",
        test.sizeBytes(),
        digests(new Noise(test.sizeBytes(), id.hashCode())),
        ImageRequirements.NONE,
        "a file of no use",
        "",
        Instant.EPOCH);
  }

  private static String name(String key) {
    return Hashing.sha256().hashString(key, UTF_8).toString().substring(0, 12);
  }

  private static List<Digest> digests(Noise noise) {
    try {
      return Digests.of(noise);
    } catch (IOException e) {
      throw new UncheckedIOException("bytes that are made up can't fail", e);
    }
  }

  /** Bytes that no link compresses, each a function of its position. */
  private record Noise(long sizeBytes, long seed) implements ImageContent {
    @Override
    public int read(ByteBuffer into, long position) {
      if (position >= sizeBytes) {
        return -1;
      }
      int count = (int) Math.min(into.remaining(), sizeBytes - position);
      for (long at = position; at < position + count; at++) {
        into.put(at(at));
      }
      return count;
    }

    /** SplitMix64 of the number of the eight bytes that it is one of. */
    private byte at(long position) {
      long z = seed + (position >>> 3) * 0x9E3779B97F4A7C15L;
      z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
      z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
      return (byte) ((z ^ (z >>> 31)) >>> (8 * (position & 7)));
    }

    @Override
    public void close() {}
  }
}
