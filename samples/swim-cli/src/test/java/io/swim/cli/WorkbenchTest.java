package io.swim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.UpgradeEngine;
import io.swim.fault.ErrorCode;
import io.swim.fault.SwimException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkbenchTest {
  @TempDir Path folder;

  @Test
  void whatIsSaidAtAnEarlyEndIsSaidOnceAfterTheEngineEndedAndWithTheJournalStillThere()
      throws Exception {
    Swim swim = new Swim(Output.standard());
    swim.inventory =
        Files.writeString(folder.resolve("inv.yaml"), "devices: [{name: a, address: 127.0.0.1}]\n");
    swim.data = folder.resolve("data");
    List<String> seen = new ArrayList<>();
    try (Workbench bench = new Workbench(swim)) {
      UpgradeEngine engine = bench.engine();
      engine.start();
      Path run = bench.runFolder().path();
      bench.beforeAnEarlyEnd(
          () -> {
            seen.add("engine closed: " + isClosed(engine));
            seen.add("run folder there: " + Files.exists(run));
          });

      bench.cutShort();
      bench.cutShort();

      assertThat(seen).containsExactly("engine closed: true", "run folder there: true");
      assertThat(run).doesNotExist();
    }
  }

  private static boolean isClosed(UpgradeEngine engine) {
    try {
      engine.start();
      return false;
    } catch (SwimException e) {
      return e.code() == ErrorCode.CLOSED;
    }
  }
}
