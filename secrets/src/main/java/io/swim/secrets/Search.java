package io.swim.secrets;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Looks for every secret that was used in every file that is left, and never prints one.
 *
 * <p>{@code Search ALLOWED USED FOLDER...}; ends with 1 when there is a hit, with 2 when there is
 * nothing to look for or to look at.
 */
public final class Search {
  private final List<UsedSecret> secrets = new ArrayList<>();
  private final Needles needles = new Needles();
  private final Allowed allowed;
  private final PrintStream out;
  private long files;
  private long bytes;
  private long hits;

  Search(List<UsedSecret> used, Allowed allowed, PrintStream out) {
    this.allowed = allowed;
    this.out = out;
    for (UsedSecret secret : used) {
      if (!allowed.isWord(secret.value())) {
        int number = secrets.size();
        secrets.add(secret);
        Encodings.of(secret.value())
            .forEach((text, encoding) -> needles.add(number, encoding, text));
      }
    }
  }

  public static void main(String[] args) throws IOException {
    Allowed allowed = Allowed.read(Path.of(args[0]));
    Search search = new Search(UsedSecret.read(Path.of(args[1])), allowed, System.out);
    System.exit(search.in(Arrays.stream(args).skip(2).map(Path::of).toList()));
  }

  /**
   * @return the exit code
   */
  int in(List<Path> folders) throws IOException {
    for (Path folder : folders) {
      List<Path> found;
      try (Stream<Path> all = Files.walk(folder)) {
        found = all.filter(Files::isRegularFile).sorted().toList();
      }
      for (Path file : found) {
        read(file);
      }
    }
    allowed.report().forEach(out::println);
    out.printf(
        "%d secrets, %d files, %d MB: %d hits%n", secrets.size(), files, bytes / (1 << 20), hits);
    if (secrets.isEmpty() || bytes == 0) {
      out.println("nothing to look for or to look at: the agent did not run");
      return 2;
    }
    return hits == 0 ? 0 : 1;
  }

  private void read(Path file) throws IOException {
    files++;
    try (FileChannel channel = FileChannel.open(file)) {
      long size = channel.size();
      if (size > Integer.MAX_VALUE) {
        out.println(file + ": not searched, larger than 2 GB");
        return;
      }
      bytes += size;
      report(file, found(channel.map(FileChannel.MapMode.READ_ONLY, 0, size)));
    }
  }

  /** How a secret stands in what one test left in one file. */
  private record Hit(String test, int secret, String encoding) {}

  /** Each with its first line. */
  private Map<Hit, Integer> found(ByteBuffer text) {
    Map<Hit, Integer> found = new LinkedHashMap<>();
    int line = 1;
    String test = "";
    for (int at = 0; at < text.limit(); at++) {
      if (at == 0 || text.get(at - 1) == '\n') {
        line += at == 0 ? 0 : 1;
        test = test(text, at, test);
      }
      for (Needles.Needle needle : needles.at(text, at)) {
        found.putIfAbsent(new Hit(test, needle.secret(), needle.encoding()), line);
      }
    }
    return found;
  }

  private static String test(ByteBuffer text, int at, String before) {
    byte[] mark = Seen.TEST.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < mark.length; i++) {
      if (at + i >= text.limit() || text.get(at + i) != mark[i]) {
        return before;
      }
    }
    StringBuilder name = new StringBuilder();
    for (int i = at + mark.length; i < text.limit() && text.get(i) > ' '; i++) {
      name.append((char) text.get(i));
    }
    return " (" + name + ")";
  }

  private void report(Path file, Map<Hit, Integer> found) {
    if (found.isEmpty() || allowed.isIn(file)) {
      return;
    }
    hits += found.size();
    found.forEach(
        (hit, line) ->
            out.printf(
                "%s:%d%s: %s, %s%n",
                file, line, hit.test(), hit.encoding(), secrets.get(hit.secret())));
  }
}
