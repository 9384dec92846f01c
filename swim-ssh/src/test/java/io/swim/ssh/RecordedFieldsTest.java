package io.swim.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import io.swim.ssh.FieldTable.Recording;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Reads every recorded capture of what tells about software and hardware, and compares field by
 * field with what others read in it. Writes {@code target/recorded-fields.md}.
 */
class RecordedFieldsTest {
  @Test
  void everyFieldIsReadAsOthersReadItUnlessTheyAreWrong() throws Exception {
    Path recordings = Recorded.folder("");
    FieldSheet sheet = new FieldSheet();
    for (FieldTable table : tables()) {
      sheet.differences(table.differences());
      for (Recording recording : table.recordings()) {
        sheet.read(recording, recordings.resolve(recording.folder()));
      }
    }
    sheet.write(Path.of("target/recorded-fields.md"));

    assertThat(sheet.problems()).isEmpty();
  }

  /** The tables in this package. */
  static List<FieldTable> tables() throws Exception {
    Path classes =
        Path.of(
            RecordedFieldsTest.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<FieldTable> tables = new ArrayList<>();
    for (Path file : Recorded.files(classes.resolve("io/swim/ssh"), "Fields.class")) {
      String name = "io.swim.ssh." + file.getFileName().toString().replace(".class", "");
      tables.add((FieldTable) Class.forName(name).getDeclaredConstructor().newInstance());
    }
    assertThat(tables).isNotEmpty();
    return tables;
  }
}
