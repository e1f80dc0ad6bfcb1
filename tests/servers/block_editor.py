# SPDX-FileCopyrightText: 2026 The Dopys authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The block editor of a real WordPress in headless Chromium."""

import shutil
import tempfile

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

READ_BLOCKS = '''
const all = [];
const visit = blocks => blocks.forEach (block => {
  all.push ({ name: block.name, valid: block.isValid, content: (block.originalContent || '').slice (0, 200) });
  visit (block.innerBlocks);
});
visit (wp.data.select ('core/block-editor').getBlocks ());
return all;
'''


class BlockEditor:
    def __init__(self, url, user, password):
        self.url = url
        self.profile = tempfile.mkdtemp(prefix='dopys-chromium-')
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which('chromium')
        for argument in ('--headless=new', '--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu', '--no-proxy-server',
                         '--window-size=1400,1000', f'--user-data-dir={self.profile}'):
            options.add_argument(argument)
        options.set_capability('goog:loggingPrefs', {'browser': 'ALL'})
        self.driver = webdriver.Chrome(options=options, service=Service(shutil.which('chromedriver')))
        self.wait = WebDriverWait(self.driver, 120)
        try:
            self.sign_in(user, password)
        except BaseException:
            self.__exit__()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.driver.quit()
        shutil.rmtree(self.profile, ignore_errors=True)

    def sign_in(self, user, password):
        self.driver.get(self.url + '/wp-login.php')
        self.wait.until(lambda d: d.find_element(By.ID, 'user_login').is_displayed())
        self.driver.execute_script('document.getElementById ("user_login").value = arguments[0];'
                                   'document.getElementById ("user_pass").value = arguments[1];', user, password)
        self.driver.find_element(By.ID, 'wp-submit').click()
        self.wait.until(lambda d: '/wp-admin' in d.current_url)

    def open(self, post):
        """(all blocks, flat; whether the post counts as changed; complaints about blocks in the console)"""
        self.driver.get(f'{self.url}/wp-admin/post.php?post={post}&action=edit')
        self.wait.until(lambda d: d.execute_script(
            'return !!(window.wp && wp.data && wp.data.select ("core/editor") && '
            'wp.data.select ("core/editor").getCurrentPostId () == arguments[0] && '
            'wp.data.select ("core/block-editor").getBlocks ().length > 0);', post))
        # The canvas has been drawn when its blocks are in the document; only then would the editor have rewritten any.
        self.wait.until(lambda d: d.execute_script(
            'const frame = document.querySelector ("iframe[name=editor-canvas]");'
            'const page = frame ? frame.contentDocument : document;'
            'return !!page && page.querySelectorAll ("[data-block]").length >= '
            'wp.data.select ("core/block-editor").getBlocks ().length;'))
        blocks = self.driver.execute_script(READ_BLOCKS)
        dirty = self.driver.execute_script('return wp.data.select ("core/editor").isEditedPostDirty ();')
        warnings = [entry['message'] for entry in self.driver.get_log('browser')
                    if 'lock validation' in entry['message'] or 'Updated Block' in entry['message']]
        return blocks, dirty, warnings
