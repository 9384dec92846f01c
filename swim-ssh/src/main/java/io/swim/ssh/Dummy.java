package io.swim.ssh;

final class Dummy {}
