package io.swim.ssh.files;

import java.util.regex.Pattern;

/** What servers say in words only. */
final class Words {
  private static final Pattern NO_ROOM =
      Pattern.compile(
          "(?i)no space|not enough (?:space|room)|insufficient (?:space|memory)|disk (?:is )?full"
              + "|space left|quota|out of (?:space|flash)|no room");

  private Words() {}

  static boolean isNoRoom(String words) {
    return NO_ROOM.matcher(words).find();
  }
}
