package io.swim.testkit.internal.image;

/** A file within an image. */
public record ImagePart(String fileName, long offset, long sizeBytes) {}
