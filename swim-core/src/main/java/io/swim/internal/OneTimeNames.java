package io.swim.internal;

import io.swim.device.Login;
import io.swim.device.Secret;
import java.security.SecureRandom;

/**
 * Names and passwords that nobody can guess, good for one transfer. Letters and digits only: they
 * stand in URLs and in commands of devices, and devices cut passwords after 40 of them.
 */
public final class OneTimeNames {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final int FOLDER = 16;
  private static final int USER = 10;
  private static final int PASSWORD = 24;

  private final SecureRandom random = new SecureRandom();

  /** Made anew, it makes other ones. */
  public OneTimeNames() {}

  /** A path with the file's own name at its end. */
  String path(String fileName) {
    return letters(FOLDER) + "/" + fileName;
  }

  /** A login that nobody has. */
  public Login login() {
    return new Login("s" + letters(USER), Secret.of(letters(PASSWORD)));
  }

  private String letters(int count) {
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}
