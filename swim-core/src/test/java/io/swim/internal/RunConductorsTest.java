package io.swim.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.swim.device.DeviceId;
import io.swim.image.ImageId;
import io.swim.job.Assignment;
import io.swim.job.AssignmentId;
import io.swim.job.JobId;
import io.swim.job.JobRun;
import io.swim.job.RunId;
import io.swim.job.RunStatus;
import io.swim.job.UpgradeJob;
import io.swim.job.UpgradeRequest;
import io.swim.store.FolderImageStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunConductorsTest {
  private static final AssignmentId ID = new AssignmentId(new RunId("run"), new DeviceId("sw-1"));

  @TempDir Path folder;
  private final TestEngine.Remembering dispatcher = new TestEngine.Remembering();

  @Test
  void aRunThatCouldNotBeBegunIsBegunByTheNextCall() throws IOException {
    Engine engine = TestEngine.of(dispatcher, new FolderImageStore(folder));
    JobRun run =
        new JobRun(
            ID.run(),
            new JobId("job"),
            1,
            RunStatus.RUNNING,
            TestEngine.NOW,
            Optional.empty(),
            Optional.empty(),
            0);
    UpgradeRequest request = UpgradeRequest.of("key", new ImageId("image"), List.of(ID.device()));
    engine
        .jobs()
        .create(
            new UpgradeJob(run.job(), request, TestEngine.NOW),
            run,
            List.of(Assignment.pending(ID, TestEngine.NOW)));
    RunConductors conductors = new RunConductors(engine);
    dispatcher.refusals = 1;

    assertThatThrownBy(() -> conductors.conduct(run, request)).hasMessage("the queue is full");
    assertThat(dispatcher.scheduled).isEmpty();
    conductors.conduct(run, request);
    conductors.conduct(run, request);

    assertThat(dispatcher.scheduled).containsExactly(ID);
  }
}
