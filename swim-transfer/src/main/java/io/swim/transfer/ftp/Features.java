package io.swim.transfer.ftp;

import io.swim.spi.FileSession.Ability;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.net.ftp.FTPReply;

/**
 * What a server can do, by its own words (RFC 2389). One that does not know FEAT is older than
 * that, and is believed to know SIZE and REST, which it will refuse if not.
 */
record Features(boolean size, boolean restart, boolean machineListing) {
  static Features ask(FtpLink link) throws IOException {
    if (!FTPReply.isPositiveCompletion(link.feat())) {
      return new Features(true, true, false);
    }
    Set<String> names = new HashSet<>();
    for (String line : link.getReplyStrings()) {
      names.add(line.strip().toUpperCase(Locale.ROOT).split(" ", 2)[0]);
    }
    return new Features(names.contains("SIZE"), names.contains("REST"), names.contains("MLST"));
  }

  Set<Ability> abilities() {
    Set<Ability> all = EnumSet.of(Ability.DELETE, Ability.RENAME);
    if (size) {
      all.add(Ability.STAT);
      all.add(Ability.RESUME_WRITE);
    }
    if (size || machineListing) {
      all.add(Ability.LIST);
    }
    if (restart) {
      all.add(Ability.RESUME_READ);
      all.add(Ability.RESUME_WRITE);
    }
    return Set.copyOf(all);
  }
}
