package io.swim.testkit.internal.flash;

import java.time.Instant;

/** One file: its number in the directory, name, bytes and time of writing. */
public record FlashFile(int index, String name, Blob blob, Instant written) {}
