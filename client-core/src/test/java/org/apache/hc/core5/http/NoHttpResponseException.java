package org.apache.hc.core5.http;

import java.io.IOException;

/** Has the name of an exception of a library that this module does without. */
public class NoHttpResponseException extends IOException {
  private static final long serialVersionUID = 1L;

  public NoHttpResponseException(String message) {
    super(message);
  }
}
