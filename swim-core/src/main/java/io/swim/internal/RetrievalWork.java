package io.swim.internal;

import io.swim.device.FileLocation;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import io.swim.image.ImageId;
import io.swim.image.ImageImport;
import io.swim.image.ImageSource;
import io.swim.internal.SourceIntake.Taken;
import io.swim.retrieval.RetrievalPlan;
import io.swim.retrieval.RetrievalRun;
import io.swim.retrieval.RetrievalSource;
import io.swim.retrieval.RetrievedFile;
import io.swim.retrieval.RetrievedFile.Result;
import io.swim.spi.CredentialsProvider;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One execution of a retrieval plan: what goes wrong with one file keeps no other away. */
final class RetrievalWork {
  private static final Logger LOG = LoggerFactory.getLogger(RetrievalWork.class);

  private final SourceIntake intake;
  private final CredentialsProvider credentials;
  private final Clock clock;

  RetrievalWork(SourceIntake intake, CredentialsProvider credentials, Clock clock) {
    this.intake = intake;
    this.credentials = credentials;
    this.clock = clock;
  }

  /**
   * Looks at every file of the plan.
   *
   * @param last what is known of them
   * @return what came of each; only of the first ones when the thread was interrupted
   */
  RetrievalRun run(RetrievalPlan plan, Optional<RetrievalRun> last) {
    Instant begun = clock.instant();
    Map<String, RetrievedFile> known = new HashMap<>();
    last.ifPresent(run -> run.files().forEach(file -> known.putIfAbsent(file.file(), file)));
    List<RetrievedFile> files = new ArrayList<>();
    for (RetrievalSource each : plan.sources()) {
      try {
        for (ImageSource source : sources(each)) {
          if (!Thread.currentThread().isInterrupted()) {
            files.add(look(plan, source, Optional.ofNullable(known.get(source.toString()))));
          }
        }
      } catch (IOException | DirectoryIteratorException e) {
        String message = each + " could not be listed: " + e;
        files.add(failed(each.toString(), ErrorCode.SOURCE_FAILED, message, Optional.empty()));
      }
    }
    return new RetrievalRun(begun, clock.instant(), files);
  }

  private static List<ImageSource> sources(RetrievalSource source) throws IOException {
    if (source instanceof RetrievalSource.Folder folder) {
      List<Path> found = new ArrayList<>();
      try (DirectoryStream<Path> entries =
          Files.newDirectoryStream(folder.folder(), folder.glob())) {
        for (Path entry : entries) {
          if (Files.isRegularFile(entry) && !entry.getFileName().toString().startsWith(".")) {
            found.add(entry);
          }
        }
      }
      return found.stream().sorted().<ImageSource>map(ImageSource.LocalFile::new).toList();
    }
    return List.of(((RetrievalSource.One) source).source());
  }

  private RetrievedFile look(
      RetrievalPlan plan, ImageSource source, Optional<RetrievedFile> before) {
    try {
      ImageSource open = withLogin(plan, source);
      Optional<String> revision = intake.revision(open);
      if (before.isPresent() && isUnchanged(before.get(), revision)) {
        return unchanged(before.get());
      }
      return judge(plan, open, revision, before);
    } catch (SwimException e) {
      return failed(source.toString(), e.code(), e.getMessage(), before);
    } catch (RuntimeException e) {
      LOG.warn("plan {}: {} could not be retrieved", plan.name(), source, e);
      return failed(source.toString(), ErrorCode.STORE_FAILED, e.toString(), before);
    }
  }

  private RetrievedFile judge(
      RetrievalPlan plan,
      ImageSource source,
      Optional<String> revision,
      Optional<RetrievedFile> before) {
    try {
      Taken taken =
          intake.take(
              ImageImport.from(source)
                  .withDuplicates(plan.duplicates())
                  .withDescription(plan.description()));
      return new RetrievedFile(
          source.toString(),
          taken.wasThere() ? Result.PRESENT : Result.IMPORTED,
          Optional.of(taken.image().id()),
          Optional.empty(),
          "",
          revision);
    } catch (SwimException e) {
      if (!isVerdict(e.code())) {
        return failed(source.toString(), e.code(), e.getMessage(), before);
      }
      return new RetrievedFile(
          source.toString(),
          Result.REFUSED,
          e.code() == ErrorCode.IMAGE_DUPLICATE
              ? Optional.of(new ImageId(source.fileName()))
              : Optional.empty(),
          Optional.of(e.code()),
          e.getMessage(),
          revision);
    }
  }

  private ImageSource withLogin(RetrievalPlan plan, ImageSource source) {
    if (source instanceof ImageSource.Remote remote) {
      FileLocation location = remote.location();
      return credentials.retrieval(plan.name(), location).map(remote::withLogin).orElse(remote);
    }
    return source;
  }

  /** An image that was deleted from the repository is fetched again. */
  private boolean isUnchanged(RetrievedFile before, Optional<String> revision) {
    return revision.isPresent()
        && before.revision().equals(revision)
        && before.image().map(intake::has).orElse(before.code().isPresent());
  }

  private static RetrievedFile unchanged(RetrievedFile before) {
    boolean failed = before.result() == Result.FAILED;
    return new RetrievedFile(
        before.file(),
        Result.UNCHANGED,
        before.image(),
        failed ? Optional.empty() : before.code(),
        failed ? "" : before.message(),
        before.revision());
  }

  /** What is known of a file that is in the repository is still known when the server is silent. */
  private static RetrievedFile failed(
      String file, ErrorCode code, String message, Optional<RetrievedFile> before) {
    Optional<RetrievedFile> there =
        before.filter(
            each -> each.image().isPresent() && (each.isThere() || each.result() == Result.FAILED));
    return new RetrievedFile(
        file,
        Result.FAILED,
        there.flatMap(RetrievedFile::image),
        Optional.of(code),
        message,
        there.flatMap(RetrievedFile::revision));
  }

  /** What will be said of the same bytes again; all else may pass. */
  private static boolean isVerdict(ErrorCode code) {
    return switch (code) {
      case IMAGE_INVALID,
          IMAGE_UNRECOGNISED,
          IMAGE_RENAMED,
          IMAGE_DUPLICATE,
          IMAGE_DIGEST_MISMATCH,
          IMAGE_SIGNATURE_INVALID ->
          true;
      default -> false;
    };
  }
}
