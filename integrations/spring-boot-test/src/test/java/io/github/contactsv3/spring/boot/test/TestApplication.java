package io.github.contactsv3.spring.boot.test;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application under test. */
@SpringBootApplication
class TestApplication {}
