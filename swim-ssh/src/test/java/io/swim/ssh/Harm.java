package io.swim.ssh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** What happens to output before somebody reads it. */
enum Harm {
  /** The end is missing, often in the middle of a line. */
  CUT(false) {
    @Override
    String to(String text, Random random) {
      return text.substring(0, random.nextInt(text.length() + 1));
    }
  },
  /** The first lines are missing. */
  SCROLLED(false) {
    @Override
    String to(String text, Random random) {
      List<String> lines = lines(text);
      return String.join("\n", lines.subList(random.nextInt(lines.size()), lines.size())) + "\n";
    }
  },
  SHUFFLED(false) {
    @Override
    String to(String text, Random random) {
      List<String> lines = lines(text);
      Collections.shuffle(lines, random);
      return String.join("\n", lines) + "\n";
    }
  },
  /** Two lines have changed places. */
  SWAPPED(false) {
    @Override
    String to(String text, Random random) {
      List<String> lines = lines(text);
      int one = random.nextInt(lines.size());
      Collections.swap(lines, one, Math.min(one + 1, lines.size() - 1));
      return String.join("\n", lines) + "\n";
    }
  },
  LOST_LINES(false) {
    @Override
    String to(String text, Random random) {
      return lines(text).stream()
          .filter(each -> random.nextInt(8) > 0)
          .collect(Collectors.joining("\n", "", "\n"));
    }
  },
  BLANK_LINES(false) {
    @Override
    String to(String text, Random random) {
      return text.replace("\n\n", "\n\n\n");
    }
  },
  CRLF(true) {
    @Override
    String to(String text, Random random) {
      return text.replace("\n", "\r\n");
    }
  },
  CR_CR_LF(true) {
    @Override
    String to(String text, Random random) {
      return text.replace("\n", "\r\r\n");
    }
  },
  CR(true) {
    @Override
    String to(String text, Random random) {
      return text.replace("\n", "\r");
    }
  },
  ESCAPES(true) {
    @Override
    String to(String text, Random random) {
      List<String> sequences =
          List.of(
              "\u001b[0m", "\u001b[1;31m", "\u001b[K", "\u001b[?25h", "\u001b(B", "\u001b[24;1H");
      StringBuilder harmed = new StringBuilder(text);
      for (int i = 0; i < 20; i++) {
        harmed.insert(random.nextInt(harmed.length() + 1), "\u0000");
      }
      return harmed
          .chars()
          .mapToObj(
              c ->
                  c == 0
                      ? sequences.get(random.nextInt(sequences.size()))
                      : String.valueOf((char) c))
          .collect(Collectors.joining());
    }
  },
  /** As a pager wipes itself away. */
  PAGER(true) {
    @Override
    String to(String text, Random random) {
      List<String> pagers =
          List.of(
              " --More-- \b\b\b\b\b\b\b\b\b\b          \b\b\b\b\b\b\b\b\b\b",
              "--More--\r        \r",
              "<--- More --->\r              \r",
              " --More-- \u001b[2K\r");
      return paged(text, pagers, random);
    }
  },
  /** As it stays where nobody wipes it away. */
  PAGER_LEFT(false) {
    @Override
    String to(String text, Random random) {
      return paged(
          text, List.of("--More--", " --More-- ", " --More--\n", "<--- More --->\n"), random);
    }
  };

  private final boolean isHarmless;

  Harm(boolean isHarmless) {
    this.isHarmless = isHarmless;
  }

  /** Whether a terminal shows the same. */
  boolean isHarmless() {
    return isHarmless;
  }

  abstract String to(String text, Random random);

  private static List<String> lines(String text) {
    return new ArrayList<>(Arrays.asList(text.split("\n")));
  }

  private static String paged(String text, List<String> pagers, Random random) {
    return lines(text).stream()
            .map(
                line ->
                    random.nextInt(6) > 0 ? line : pagers.get(random.nextInt(pagers.size())) + line)
            .collect(Collectors.joining("\n"))
        + (text.endsWith("\n") ? "\n" : "");
  }
}
